// All that several servers count together.
import { every } from '../clock.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import type { SharedMeters } from '../http/app-options.ts'
import type { LinkLimits } from '../links/link-meter.ts'
import { noteSharedKey } from './shared-keys.ts'
import { createSharedLinkMeter } from './shared-link-meter.ts'
import { sweepMeters } from './sweep.ts'

const sweepMs = 60_000

/** Meters in `database`. Closing them closes nothing else. */
export function createSharedMeters(
  { quick }: Pick<Database, 'quick'>,
  limits: LinkLimits,
  clock: ServerClock,
): SharedMeters & { readonly close: () => void } {
  // What could not be swept is swept the next time.
  const close = every(
    sweepMs,
    () => sweepMeters(quick).catch(() => undefined),
    () => undefined,
  )
  return {
    links: createSharedLinkMeter(quick, limits, clock),
    keysOf: (route) => ({ note: (device, key, body) => noteSharedKey(quick, { route, device, key, body }) }),
    close,
  }
}
