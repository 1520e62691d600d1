// A person typed a code in the place of a key: the server is asked for the key, and what comes of it is said in words.
import { parseServerUrl } from '#adapters/http/allowed-urls.ts'
import type { AgentFor } from '#adapters/http/connections.ts'
import { enrol } from '#adapters/transfer/enrol.ts'
import type { EnrolAnswer } from '#adapters/transfer/enrol.ts'
import { assertNever } from '#shared/assert.ts'
import { readEnrolmentCode } from '#shared/contract/enrolment-api.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { refusalWords } from '../refusals.ts'
import { troubleText } from './check-server.ts'
import { reasonOf } from './server-status.ts'

export type EnrolAsk = {
  readonly server: string
  /** As it was typed. */
  readonly code: string
  readonly allowLoopback: boolean
  readonly agentFor?: AgentFor
  readonly language: Language
  readonly signal: AbortSignal
}

export type EnrolEnd =
  | { readonly kind: 'enrolled'; readonly token: string; readonly device: string }
  /** `text` is a whole sentence for the person; `code` is stable. */
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/** True for what can only be a code: keys are longer. */
export function isEnrolmentCode(typed: string): boolean {
  return readEnrolmentCode(typed) !== null
}

/** Asks once. The code is spent when this answers `enrolled`; whoever has the token must keep it. */
export async function enrolComputer(ask: EnrolAsk): Promise<EnrolEnd> {
  const { language } = ask
  const code = readEnrolmentCode(ask.code)
  if (code === null) return { kind: 'refused', code: 'code_unreadable', text: language.say('enrol.unreadable') }
  const server = parseServerUrl(ask.server, { allowLoopback: ask.allowLoopback })
  if (server.kind === 'refused') {
    return { kind: 'refused', ...refusalWords({ kind: 'server_address', because: server.because }, language) }
  }
  const answer = await enrol(server.url, code, ask.agentFor ?? (() => null), ask.signal)
  if (answer.kind === 'enrolled') return { ...answer, device: visibleName(answer.device) }
  return { kind: 'refused', ...wordsOf(answer, server.url, language) }
}

function wordsOf(
  answer: Exclude<EnrolAnswer, { kind: 'enrolled' }>,
  url: URL,
  language: Language,
): { readonly code: string; readonly text: string } {
  const { say } = language
  switch (answer.kind) {
    case 'not_valid':
      return { code: 'code_not_valid', text: say('enrol.notValid') }
    case 'not_offered':
      return { code: 'not_offered', text: say('enrol.notOffered', { host: url.host }) }
    case 'too_often':
      return { code: 'too_many_requests', text: say('enrol.tooOften') }
    case 'trouble':
      return { code: 'server_error', text: say('signIn.trouble', { host: url.host }) }
    case 'unreached': {
      const reason = reasonOf(answer.failure)
      return { code: reason, text: troubleText(reason, url, language) }
    }
    default:
      return assertNever(answer)
  }
}
