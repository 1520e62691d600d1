// Hears what only the desktop knows: the network came back, the computer woke up. Hints that speed things up; nothing waits
// for them. While bytes move and the computer is plugged in, it is kept from falling asleep.
import { net, powerMonitor, powerSaveBlocker } from 'electron'
import type { ShellClock } from '../clock.ts'
import { isNetworkMetered } from '../network/metered-network.ts'
import type { LineConditions } from '../network/line-conditions.ts'
import { watchLineConditions } from '../network/line-conditions.ts'
import type { Log } from '../log/log-file.ts'

export type WorldListener = {
  /** The network is there again, or another one. */
  readonly networkChanged: () => void
  /** The computer slept, or was locked: much may have changed unseen. */
  readonly wokeUp: () => void
  /** Whether anybody wants to know that a network is paid for by the byte. */
  readonly isMeteredWanted: () => boolean
  /** The battery or another network is used now. */
  readonly conditionsChanged: (conditions: LineConditions) => void
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
  const conditions = watchLineConditions({
    clock,
    isMeteredWanted: listener.isMeteredWanted,
    isNetworkMetered,
    isOnBattery: () => powerMonitor.isOnBatteryPower(),
    changed: listener.conditionsChanged,
  })
  const powerChanged = (): void => {
    awake.look()
    conditions.look()
  }
  powerMonitor.on('resume', () => {
    log.info('woke up')
    listener.wokeUp()
  })
  powerMonitor.on('unlock-screen', listener.networkChanged)
  powerMonitor.on('on-battery', powerChanged)
  powerMonitor.on('on-ac', powerChanged)
  return {
    moving: awake.moving,
    close() {
      stopLooking()
      conditions.close()
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
