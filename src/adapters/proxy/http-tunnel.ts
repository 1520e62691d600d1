// A way to a host through an HTTP proxy, which may ask who is there.
import type { Socket } from 'node:net'
import { ProxyError } from '../http/network-failure.ts'
import type { AccountTalk, BeginTalk } from './account/talk.ts'
import { accountScheme, refusalFor } from './challenges.ts'
import { askForTunnel, type ConnectAnswer } from './connect-request.ts'

export type HttpTunnel = {
  readonly proxy: URL
  /** The account with which the person is signed in to the computer; null where no policy allows it. */
  readonly account: () => BeginTalk | null
  /** What the proxy offered when it took the account, which then is shown at once; null: it never did. Written here. */
  offered: readonly string[] | null
}

/** Kerberos needs one, NTLM two. A proxy that asks for more is not answered for ever. */
const mostLegs = 4

/** Rejects with a ProxyError where the proxy makes no way to `destination` (host and port), else with what kept it from being reached. */
export async function openHttpTunnel(tunnel: HttpTunnel, destination: string): Promise<Socket> {
  const { offered, proxy } = tunnel
  const account = tunnel.account()
  if (offered !== null && account !== null) return withAccount(tunnel, account, destination, offered)
  const answer = await askForTunnel({ proxy, destination, authorization: loginOf(proxy), over: null })
  if (answer.kind === 'open') return answer.socket
  answer.close()
  const wanted = schemesIn(answer)
  const wantsAccount = answer.status === 407 && wanted.includes(accountScheme)
  if (wantsAccount && account !== null) return withAccount(tunnel, account, destination, wanted)
  throw refusedBy(answer, false)
}

/** Asks over a new connection, with what the system says for the person's account. */
async function withAccount(
  tunnel: HttpTunnel,
  begin: BeginTalk,
  destination: string,
  offered: readonly string[],
): Promise<Socket> {
  const { proxy } = tunnel
  tunnel.offered = null
  const talk = begin(proxy.hostname.replace(/^\[|\]$/g, ''))
  try {
    let over: Socket | null = null
    let heard: string | null = null
    for (let leg = 0; leg < mostLegs; leg += 1) {
      const authorization = await nextWord(talk, heard, over, offered)
      const answer: ConnectAnswer = await askForTunnel({ proxy, destination, authorization, over })
      if (answer.kind === 'open') {
        tunnel.offered = offered
        return answer.socket
      }
      heard = answer.challenges.find(({ scheme }) => scheme === accountScheme)?.token ?? null
      over = answer.status === 407 && heard !== null ? await answer.again() : null
      if (over !== null) continue
      answer.close()
      throw refusedBy(answer, true)
    }
    over?.destroy()
    throw new ProxyError('the proxy asks again and again', { status: 407, refusal: refusalFor(offered, true), offered })
  } finally {
    talk.end()
  }
}

async function nextWord(
  talk: AccountTalk,
  heard: string | null,
  over: Socket | null,
  offered: readonly string[],
): Promise<string> {
  const word = await talk.next(heard === null ? null : Buffer.from(heard, 'base64'))
  if (word.kind === 'token') return `Negotiate ${word.token.toString('base64')}`
  over?.destroy()
  // Where the proxy takes a name and a password, too, these may help.
  throw new ProxyError('the computer has no account for the proxy', {
    status: 407,
    refusal: refusalFor(offered, true),
    offered,
    systemSays: word.said,
  })
}

type Refused = Extract<ConnectAnswer, { kind: 'refused' }>

function schemesIn({ challenges }: Refused): readonly string[] {
  return [...new Set(challenges.map(({ scheme }) => scheme))]
}

function refusedBy(answer: Refused, wasAccountTried: boolean): ProxyError {
  const { status } = answer
  // tinyproxy 1.11 answers 401 to a wrong password, though only the host behind it would have a reason to.
  if (status !== 407 && status !== 401) return new ProxyError(`the proxy answers ${status}`, { status })
  const offered = schemesIn(answer)
  const refusal = refusalFor(offered, wasAccountTried)
  return new ProxyError('the proxy asks who is there', { status, refusal, offered })
}

/** What the address says before the "@", as Basic has it. */
function loginOf({ password, username }: URL): string | null {
  if (username === '') return null
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return `Basic ${Buffer.from(login).toString('base64')}`
}
