// What a person should know of the app's own things when it starts.
import type { KeyEnd, KeyOpening } from '../settings/device-key.ts'

export type StartFacts = {
  /** The name under which damaged settings are kept; null when all was well. */
  readonly setAside: string | null
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
export function startNotices({ setAside, key, isSetUp }: StartFacts): readonly string[] {
  const notices: string[] = []
  if (key === 'unreadable') notices.push(keyUnreadable)
  if (key === 'nothing' && isSetUp) notices.push(keyNotKept)
  if (key === 'in_memory') notices.push(unkeptKeyNotices.in_memory)
  if (setAside !== null) {
    notices.push(
      `The settings could not be read, so Outbox starts with its own. The old ones are kept as ${setAside}. Your files and what was sent are not touched.`,
    )
  }
  return notices
}
