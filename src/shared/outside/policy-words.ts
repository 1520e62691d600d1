// What people read about a policy: what is wrong with it, what holds, and who said so.
import { assertNever } from '../assert.ts'
import type { Language } from '../messages/language.ts'
import { sentences } from '../words/format.ts'
import type { UnusableFile } from '../policy/unusable-file.ts'
import type { PolicyFault } from '../policy/policy.ts'
import { valueText, type ReportLine } from '../policy/report.ts'

const policyForm = '{"version": 1, "enforced": {...}, "defaults": {...}}'

/** What is wrong, where, and what becomes of it. */
export function faultWords(fault: PolicyFault, language: Language): string {
  const { say } = language
  const { closes, place } = fault
  switch (fault.code) {
    case 'unusable':
      return sentences(language, unusableWords(place, fault.because, language), say('policyFault.unusable'))
    case 'unknown_key':
      return say('policyFault.unknown_key', { place, key: fault.key })
    case 'invalid_enforced':
    case 'invalid_default': {
      const next = say(closes ? 'policyFault.closes' : `policyFault.${fault.code}`)
      return sentences(language, say('policyFault.value', { place, key: fault.key }), next)
    }
    default:
      return assertNever(fault)
  }
}

/** One sentence about the file at `place`. */
export function unusableWords(place: string, because: UnusableFile, { say }: Language): string {
  if (because.kind === 'unreadable') return say('unusableFile.unreadable', { place, why: because.why })
  if (because.kind === 'wrong_form') return say('unusableFile.wrong_form', { place, form: policyForm })
  return say(`unusableFile.${because.kind}`, { place })
}

/** A value in one line. */
export function valueWords(value: ReportLine['value'], { say }: Language): string {
  if (typeof value === 'boolean') return value ? say('report.on') : say('report.off')
  return valueText(value)
}

/** Who said it. */
export function originWords(
  { isLocked, origin, place }: Pick<ReportLine, 'isLocked' | 'origin' | 'place'>,
  { say }: Language,
): string {
  const there = { place: place ?? '' }
  switch (origin) {
    case 'machine':
    case 'user':
      return say('report.from.enforced', there)
    case 'machine_default':
    case 'user_default':
      return say('report.from.default', there)
    case 'person':
      return say('report.from.person')
    case 'built_in':
      return isLocked ? say('report.from.broken', there) : say('report.from.builtIn')
    default:
      return assertNever(origin)
  }
}
