// What a person should know of the app's own things when it starts.
import { assertNever } from '#shared/assert.ts'
import { settingsFileName } from '../settings/settings-file.ts'
import type { SettingsRead } from '../settings/settings-file.ts'
import type { KeyEnd, KeyOpening } from '../settings/device-key.ts'

export type StartFacts = {
  /** How the settings were found. */
  readonly settings: SettingsRead
  readonly key: KeyOpening['found']
  /** A server and a folder are set, so a key was typed once. */
  readonly isSetUp: boolean
}

export const keyUnreadable =
  'This computer does not open the device key any more. Type it again; your files wait until then.'
const keyNotKept = 'The device key is not stored on this computer. Type it again; your files wait until then.'

/** What is said of a key that was typed and is gone with the program. */
export const unkeptKeyNotices: Readonly<Record<Exclude<KeyEnd, 'kept'>, string>> = {
  in_memory:
    'This computer has no safe place for the device key. It must be typed again when Outbox starts the next time.',
  not_saved:
    'The device key could not be saved on this computer. Files are sent, but it must be typed again when Outbox starts the next time.',
}

/** What is said about a missing key; over as soon as one is typed. */
export const missingKeyNotices: ReadonlySet<string> = new Set([keyUnreadable, keyNotKept])

/** Whole sentences, the gravest first. */
export function startNotices({ settings, key, isSetUp }: StartFacts): readonly string[] {
  const notices: string[] = []
  if (key === 'unreadable') notices.push(keyUnreadable)
  if (key === 'nothing' && isSetUp) notices.push(keyNotKept)
  if (key === 'in_memory') notices.push(unkeptKeyNotices.in_memory)
  const aboutSettings = settingsNotice(settings)
  return aboutSettings === null ? notices : [...notices, aboutSettings]
}

function settingsNotice(found: SettingsRead): string | null {
  switch (found.kind) {
    case 'read':
      return null
    case 'set_aside':
      return `The settings could not be read, so Outbox starts with its own. The old ones are kept as ${found.keptAs}. Your files and what was sent are not touched.`
    case 'out_of_reach':
      return `The settings could not be read, because another program holds ${settingsFileName} or you may not open it. Outbox starts with its own and leaves that file as it is: what you change now is forgotten when Outbox ends. Close the other program, or check who may read the file, and start Outbox again.`
    default:
      return assertNever(found)
  }
}

/** What is said when a change of the settings was not written. `code`: the system's. */
export function unwrittenSettingsWords(code: string): string {
  const why = writeFailures[code] ?? 'the disk does not take it'
  return `Your settings could not be written to ${settingsFileName}: ${why}. They hold until Outbox ends, and the next change is written if that is mended.`
}

const notAllowed = 'the file is held by another program, or its folder takes no changes'
const writeFailures: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EROFS: 'the disk takes no changes',
  EACCES: notAllowed,
  EPERM: notAllowed,
  EBUSY: notAllowed,
  EISDIR: 'a folder of this name is there',
}
