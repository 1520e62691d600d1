// Draws without the graphics card when it failed before, and remembers when it fails.
import { app } from 'electron'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { afterGoodStart, afterLoss, goodStartMs, isGraphicsLoss, isWithoutCard } from './graphics.ts'

type GraphicsSettings = Pick<Settings, 'graphics'>
type MarkStore = { readonly read: () => GraphicsSettings; readonly change: (change: GraphicsSettings) => void }

/** Call before Electron is ready: afterwards it can no longer be chosen. */
export function chooseGraphics(store: MarkStore, clock: ShellClock, log: Log): void {
  const version = app.getVersion()
  const isWithout = isWithoutCard(store.read().graphics, version)
  if (isWithout) {
    log.warning('drawing without the graphics card')
    app.disableHardwareAcceleration()
  }
  let isLost = false
  app.on('child-process-gone', (_event, details) => {
    if (!isGraphicsLoss(details)) return
    isLost = true
    log.alarm('graphics process gone', { reason: details.reason, exitCode: details.exitCode })
    // Written at once: the next thing that happens may be the end of everything.
    store.change({ graphics: afterLoss(store.read().graphics, version) })
  })
  clock.later(goodStartMs, () => {
    const { graphics } = store.read()
    if (isWithout && !isLost && graphics !== null) store.change({ graphics: afterGoodStart(graphics) })
  })
}
