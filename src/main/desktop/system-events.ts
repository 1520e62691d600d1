// Hears what only the desktop knows: the network came back, the computer woke up. Hints that speed things up; nothing waits
// for them. While bytes move and the computer is plugged in, it is kept from falling asleep.
import { net, powerMonitor, powerSaveBlocker } from 'electron'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'

export type WorldListener = {
  /** The network is there again, or another one. */
  readonly networkChanged: () => void
  /** The computer slept, or was locked: much may have changed unseen. */
  readonly wokeUp: () => void
}

export interface World {
  /** Tells whether bytes move. */
  moving(areBytesMoving: boolean): void
  close(): void
}

const lookPeriodMs = 5_000

export function watchSystemEvents(clock: ShellClock, listener: WorldListener, log: Log): World {
  const stopLooking = watchNetwork(clock, listener)
  const awake = createAwake()
  powerMonitor.on('resume', () => {
    log.info('woke up')
    listener.wokeUp()
  })
  powerMonitor.on('unlock-screen', listener.networkChanged)
  powerMonitor.on('on-battery', awake.look)
  powerMonitor.on('on-ac', awake.look)
  return {
    moving: awake.moving,
    close() {
      stopLooking()
      awake.moving(false)
    },
  }
}

/** Electron tells the main process of no change, so it is looked at. */
function watchNetwork(clock: ShellClock, listener: WorldListener): () => void {
  let wasOnline = net.isOnline()
  return clock.every(lookPeriodMs, () => {
    const isOnline = net.isOnline()
    if (isOnline && !wasOnline) listener.networkChanged()
    wasOnline = isOnline
  })
}

/** Keeps the computer awake while bytes move, but never on battery. The screen may go dark. */
function createAwake(): { readonly moving: (areBytesMoving: boolean) => void; readonly look: () => void } {
  let isMoving = false
  let blocker: number | null = null
  function look(): void {
    const shouldBlock = isMoving && !powerMonitor.isOnBatteryPower()
    if (shouldBlock && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
    if (!shouldBlock && blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
  return {
    look,
    moving(areBytesMoving) {
      if (areBytesMoving === isMoving) return
      isMoving = areBytesMoving
      look()
    },
  }
}
