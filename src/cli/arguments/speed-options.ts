// How fast may be sent, as it is said on the command line.
import { noLimit } from '#shared/speed/speed.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'
import { parseSpeedLimit, parseTimetable } from '#shared/speed/speed-text.ts'
import type { Say } from '#shared/messages/messages.ts'
import { speedFaultWords } from '#shared/speed/wrong-speed-words.ts'
import type { Parsed } from '#shared/parsed.ts'

/** Reads `--limit` and `--timetable`; what was not said limits nothing. */
export function readSpeed(said: {
  readonly limit: string | null
  readonly timetable: string | null
  readonly once: boolean
  readonly say: Say
}): Parsed<SpeedRules> {
  const limit = said.limit === null ? null : parseSpeedLimit(said.limit)
  if (limit?.kind === 'refused') return refused(speedFaultWords(limit.fault, said.say))
  const timetable = said.timetable === null ? null : parseTimetable(said.timetable)
  if (timetable?.kind === 'refused') return refused(speedFaultWords(timetable.fault, said.say))
  const entries = timetable?.value ?? []
  if (said.once && entries.some(({ speed }) => speed.kind === 'pause')) {
    return refused(said.say('option.oncePause'))
  }
  return { kind: 'parsed', value: { ...noLimit, limit: limit?.value ?? noLimit.limit, timetable: entries } }
}

function refused(because: string): Parsed<SpeedRules> {
  return { kind: 'refused', because }
}
