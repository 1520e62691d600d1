// What `watch`, `send` and `doctor` have in common before they begin: the token, and a first word with the server.
import type { Language } from '#shared/messages/language.ts'
import { sentences } from '#shared/words/format.ts'
import { queueWords } from '#shared/words/upload-words.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import { refusalWords } from '#uploader/refusals.ts'
import type { RefusalWords } from '#uploader/refusals.ts'
import type { ServerAsk } from '#uploader/doctor/server-status.ts'
import { askServer, definiteTrouble } from '#uploader/doctor/server-status.ts'
import { keyFile, keyInUse } from '#uploader/sign-in/person.ts'
import type { TokenInUse } from '#uploader/sign-in/person.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import type { ServerOptions } from '../arguments/sign-in-arguments.ts'
import { readTokenFile } from '../token-file.ts'
import { ownVersion } from '#uploader/start.ts'
import type { Rules } from '../arguments/policy-options.ts'
import { agentOf } from './network.ts'
import type { Network } from './network.ts'

export type ReachAnswer =
  | { readonly kind: 'token'; readonly token: string | TokenInUse; readonly warning: string | null }
  | { readonly kind: 'refused'; readonly words: RefusalWords }

/** Reads the token, or the sign-in of a person, and makes of it what questions carry. */
export async function readToken(
  { allowLoopback, server, tokenFile }: ServerOptions,
  network: Network,
  rules: Pick<Rules, 'computerName'>,
  { say }: Language,
): Promise<ReachAnswer> {
  const answer = await readTokenFile(tokenFile, say)
  if (answer.kind === 'token') {
    const key = keyInUse(answer.token, server, keyFile(tokenFile), {
      agentFor: agentOf(network),
      allowLoopback,
      tellsComputerName: rules.computerName,
    })
    if (key.kind === 'token') return { ...answer, token: key.token }
    const file = visibleName(tokenFile)
    const text =
      key.kind === 'damaged'
        ? say('signIn.damaged', { file })
        : say('signIn.otherServer', { file, server: visibleName(key.server) })
    return { kind: 'refused', words: { code: 'token_file', text } }
  }
  return { kind: 'refused', words: { code: 'token_file', text: answer.text } }
}

/**
 * For runs that shall end by themselves: a trouble with the server that waiting does not cure, in words, or null. A server
 * that is merely away is no such trouble. Waits as long as one question to the server may take.
 */
export async function refuseHopeless(
  options: ServerOptions & Pick<ServerAsk, 'agentFor'>,
  token: string | TokenInUse,
  stop: AbortSignal,
  language: Language,
): Promise<RefusalWords | null> {
  const { server, allowLoopback, agentFor } = options
  const ways = agentFor === undefined ? {} : { agentFor }
  const probe = await askServer({ server, token, allowLoopback, ...ways, signal: stop })
  if (probe.kind === 'refused') return refusalWords(probe.refusal, language)
  const trouble = definiteTrouble(probe, ownVersion())
  return trouble === null ? null : troubleWords(trouble, language)
}

/** A trouble with the server as one sentence and what to do. */
export function troubleWords(reason: WaitingReason, language: Language): RefusalWords {
  const nothing = {
    paused: null,
    pausedUntilMs: null,
    heldBack: 0,
    asked: { files: 0, bytes: 0 },
    folder: 'there' as const,
    ledgerTrouble: null,
    waiting: 0,
    sending: 0,
    blocked: 0,
    done: 0,
  }
  const words = queueWords({ ...nothing, hold: { reason, untilMs: 0 } }, { nowMs: 0, timeZone: null, language })
  // This run ends: nothing is tried again.
  const again = language.say('upload.againAt', { moment: language.say('time.now') })
  const next = words.next.replace(again, '').trim()
  return { code: reason, text: sentences(language, words.what, next, language.say('run.nothingSent')) }
}
