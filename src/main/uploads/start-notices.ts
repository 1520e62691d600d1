// What a person should know of the app's own things when it starts.
import { assertNever } from '#shared/assert.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { settingsFileName } from '../settings/settings-file.ts'
import type { SettingsRead } from '../settings/settings-file.ts'
import type { KeyEnd, KeyOpening } from '../settings/device-key.ts'

export type StartFacts = {
  /** How the settings were found. */
  readonly settings: SettingsRead
  readonly key: KeyOpening['found']
  /** A server and a folder are set, so a key was typed once. */
  readonly isSetUp: boolean
  /** What the settings name as language, where Outbox does not speak it. */
  readonly unknownLanguage: string | null
}

/** A key that this computer does not open, that is gone, that is gone with the program, that could not be written. */
export type KeyTrouble = 'unreadable' | 'not_kept' | Exclude<KeyEnd, 'kept'>

export function keyNotice(trouble: KeyTrouble, { say }: Language): string {
  return say(`keyNotice.${trouble}`)
}

/** What is said about a missing key; over as soon as one is typed. */
export function missingKeyNotices(language: Language): ReadonlySet<string> {
  return new Set([keyNotice('unreadable', language), keyNotice('not_kept', language)])
}

/** Whole sentences, the gravest first. */
export function startNotices(
  { settings, key, isSetUp, unknownLanguage }: StartFacts,
  language: Language,
): readonly string[] {
  const notices: string[] = []
  if (key === 'unreadable') notices.push(keyNotice('unreadable', language))
  if (key === 'nothing' && isSetUp) notices.push(keyNotice('not_kept', language))
  if (key === 'in_memory') notices.push(keyNotice('in_memory', language))
  const aboutSettings = settingsNotice(settings, language)
  if (aboutSettings !== null) notices.push(aboutSettings)
  if (unknownLanguage !== null)
    notices.push(language.say('settingsNotice.language', { tag: visibleName(unknownLanguage) }))
  return notices
}

function settingsNotice(found: SettingsRead, { say }: Language): string | null {
  switch (found.kind) {
    case 'read':
      return null
    case 'in_part':
      return say('settingsNotice.in_part', { keptAs: found.keptAs })
    case 'set_aside':
      return say('settingsNotice.set_aside', { keptAs: found.keptAs })
    case 'out_of_reach':
      return say('settingsNotice.out_of_reach', { file: settingsFileName })
    default:
      return assertNever(found)
  }
}

/** What is said when a change of the settings was not written. `code`: the system's. */
export function unwrittenSettingsWords(code: string, { say }: Language): string {
  return say(`settingsNotice.unwritten.${writeFailures[code] ?? 'other'}`, { file: settingsFileName })
}

type WriteFailure = 'full' | 'read_only' | 'not_allowed' | 'folder'

const writeFailures: Readonly<Record<string, WriteFailure>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read_only',
  EACCES: 'not_allowed',
  EPERM: 'not_allowed',
  EBUSY: 'not_allowed',
  EISDIR: 'folder',
}
