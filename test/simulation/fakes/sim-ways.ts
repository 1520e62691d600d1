// The two ways to send in a run, as one transport that the checks watch.
import { createSimRelayTransport } from '../relays/sim-relay-transport.ts'
import { createSimTransport, type TransportOptions } from './sim-transport.ts'
import type { MixUp } from './sim-client.ts'
import type { Checks } from '../checks/checks.ts'
import type { Send } from '../checks/check-sends.ts'
import type { Findings } from '../checks/invariants.ts'
import type { Trace } from '../trace.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { Transport } from '#engine/ports.ts'
import type { Fingerprint, SendAnswer } from '#shared/upload.ts'
import type { Grant } from '#shared/grant.ts'

export type WaysOptions = Omit<TransportOptions, 'onStart' | 'onEnd'> & {
  readonly checks: Checks
  readonly trace: Trace
  readonly findings: Findings
  readonly offsetMs: number
  readonly mixUp: MixUp<SendAnswer>
  readonly begin: (grant: Grant, path: string, fingerprint: Fingerprint, signal: CancelSignal) => Send
}

export function createSimWays(options: WaysOptions): Transport {
  const { begin, checks, isAlive, mixUp, trace } = options
  const onEnd = (send: Send): void => checks.sends.ends(send)
  const posts = createSimTransport({
    ...options,
    onEnd,
    onStart: ({ grant, path, fingerprint }, signal) => begin(grant, path, fingerprint, signal),
  })
  const relays = createSimRelayTransport({ ...options, onEnd })
  const heard = (path: string, hash: string, answer: SendAnswer): SendAnswer => {
    checks.unconfirmed.mayLand(path, hash)
    trace.add(`sent ${path} ${answer.kind}`)
    if (answer.kind === 'stored') checks.sends.proved(path, answer.contentHash)
    return answer
  }
  return {
    async send(ask, onBytes, signal) {
      if (!isAlive()) return deaf()
      const { grant, path } = ask
      const { contentHash } = ask.fingerprint
      if (grant.way === 'relay') {
        const asked = checks.requests.relayBegins()
        const answer = await relays.send({ ...ask, grant }, onBytes, signal)
        if (!isAlive()) return deaf()
        checks.requests.relayAnswered(asked, answer)
        return heard(path, contentHash, answer)
      }
      const request = checks.requests.begins('dropbox', `a send of ${path}`)
      const own = await posts.send({ ...ask, grant }, onBytes, signal)
      // What we know of ourselves nobody on the way can exchange.
      const answer = own.kind === 'withheld' ? own : await mixUp.pass(contentHash, own)
      if (!isAlive()) return deaf()
      checks.requests.dropboxAnswered(request, answer)
      return heard(path, contentHash, answer)
    },
  }
}

/** A dead process asks for nothing more and hears nothing more. */
export function deaf(): Promise<never> {
  return new Promise(() => undefined)
}
