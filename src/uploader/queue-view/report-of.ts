// The report of a running uploader, put together from its parts.
import type { SystemClock } from '#adapters/system/clock.ts'
import type { ShownSpeed } from '#shared/speed/speed.ts'
import type { ProgressMeter } from '../progress/progress-meter.ts'
import type { Supervisor } from '../session/supervisor.ts'
import { queueSummaryOf } from './queue-summary.ts'
import type { QueueSummary } from './queue-summary.ts'

export type ReportParts = {
  readonly clock: Pick<SystemClock, 'wallMs'>
  readonly session: Supervisor
  readonly meter: ProgressMeter
  readonly speed: ShownSpeed
  /** When a person's pause ends; null for none, and for one without an end. */
  readonly pausedUntilMs: number | null
}

export function reportOf({ clock, session, meter, speed, pausedUntilMs }: ReportParts): QueueSummary {
  const engine = session.engine()
  const pauseReason = session.pauseReason()
  return queueSummaryOf({
    status: engine.status(),
    pauseReason,
    pausedUntilMs: pauseReason === 'paused' ? pausedUntilMs : speed.untilMs,
    speed,
    wallMs: (atMs) => clock.wallMs(atMs),
    excluded: session.excluded.size,
    isFirstLook: session.isFirstLook(),
    unreadableFolders: session.unreadable.size,
    degraded: session.degraded(),
    progress: meter.progress(),
    batch: engine.openBatch(),
    rates: meter.rates(),
    sends: meter.shown(engine.progress()),
    uploadOf: (path) => engine.upload(path),
  })
}
