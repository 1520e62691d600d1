// The questions: each says what is expected, what was seen, and where the local Dropbox has a switch, how it should stand.
import type { Switches } from '#emulator/model/switches.ts'
import { withoutSecrets } from '#shared/without-secrets.ts'
import type { Account, Told } from './account.ts'

export type Found = {
  readonly seen: string
  /** Whether it is what the documents, or the switches as they stand, say; null where nothing is said anywhere. */
  readonly isExpected: boolean | null
  readonly switches: Partial<Switches>
}

export type Probe = {
  readonly name: string
  readonly question: string
  readonly expected: string
  /** What it writes, at most. */
  readonly files: number
  readonly bytes: number
  ask(context: Context): Promise<Found>
}

export type Context = {
  readonly account: Account
  readonly sleep: (ms: number) => Promise<void>
}

/** A link for `name`; a Dropbox that gives none ends the probe with what it said. */
export async function needLink({ account }: Context, name: string): Promise<URL> {
  const answer = await account.link(name)
  if (answer.kind === 'link') return answer.url
  throw new Error(`Dropbox gives no link: ${wordsOf(answer.told)}`)
}

/** A status, a type and the start of a text, in one line, without anything that could be a link or a token. */
export function wordsOf({ status, text, type }: Told): string {
  if (status === 0) return 'no answer'
  const line = withoutSecrets(text).replaceAll(/\s+/g, ' ').trim().slice(0, 160)
  return [String(status), type, line].filter(Boolean).join(' ')
}
