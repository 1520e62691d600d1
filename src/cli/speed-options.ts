// How fast may be sent, as it is said on the command line.
import { noLimit } from '#shared/speed/speed.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'
import { parseSpeedLimit, parseTimetable } from '#shared/speed/speed-text.ts'
import type { Parsed } from '#shared/parsed.ts'

/** Reads `--limit` and `--timetable`; what was not said limits nothing. */
export function readSpeed(said: {
  readonly limit: string | null
  readonly timetable: string | null
  readonly once: boolean
}): Parsed<SpeedRules> {
  const limit = said.limit === null ? null : parseSpeedLimit(said.limit)
  if (limit?.kind === 'refused') return limit
  const timetable = said.timetable === null ? null : parseTimetable(said.timetable)
  if (timetable?.kind === 'refused') return timetable
  const entries = timetable?.value ?? []
  if (said.once && entries.some(({ speed }) => speed.kind === 'pause')) {
    return {
      kind: 'refused',
      because: 'A run with --once does not wait for a pause of a timetable. Leave one of them out.',
    }
  }
  return { kind: 'parsed', value: { ...noLimit, limit: limit?.value ?? noLimit.limit, timetable: entries } }
}
