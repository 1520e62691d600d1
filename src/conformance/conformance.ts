// All that is looked at, from what anybody could ask to what a file needs.
import { meReplySchema } from '#shared/contract/link-api.ts'
import type { MeReply } from '#shared/contract/link-api.ts'
import { isUsualLoopbackHost } from '#shared/http/loopback.ts'
import { tryParse } from '#shared/try-parse.ts'
import { createAsker, wordsOf } from './ask.ts'
import type { Asker, AskerOptions } from './ask.ts'
import {
  checkAccess,
  checkCodes,
  checkKeys,
  checkKinds,
  checkNames,
  checkQuestions,
  checkSize,
} from './checks/refusals.ts'
import { checkRelays } from './checks/relays.ts'
import { checkSending } from './checks/sending.ts'
import { requirements, result } from './requirements.ts'
import type { Result } from './requirements.ts'
import type { Samples } from './sample.ts'

/** Looks at the server. It leaves a few small files in `samples.folder` of the device's folder, which no server takes away again. */
export async function* checkConformance(options: AskerOptions, samples: Samples): AsyncGenerator<Result> {
  const asker = createAsker(options)
  const isLocal = isUsualLoopbackHost(options.serverUrl.hostname)
  try {
    const isSecure = options.serverUrl.protocol === 'https:'
    yield result('tls', isSecure ? 'passes' : 'untried', isSecure ? '' : 'a server on this computer, for trials')
    const access = await checkAccess(asker, samples)
    yield access
    const { me, result: told } = await askMe(asker)
    yield told
    yield* checkSending({ asker, samples, isLocal })
    for (const one of await checkKinds(asker, samples, isLocal)) yield one
    for (const one of await checkNames(asker, samples)) yield one
    for (const one of await checkQuestions(asker, samples)) yield one
    yield await checkCodes(asker, samples)
    yield await checkSize(asker, samples, me?.directMaxBytes ?? null)
    yield await checkKeys(asker, samples)
    yield await checkRelays(asker, samples, (me?.relayMaxBytes ?? 0) > 0)
    yield retryAfter(asker)
  } finally {
    asker.close()
  }
}

async function askMe(asker: Asker): Promise<{ readonly me: MeReply | null; readonly result: Result }> {
  const seen = await asker.ask({ method: 'GET', route: '/v1/me' })
  if ([404, 405, 501].includes(seen.status)) return { me: null, result: result('me', 'lacks', wordsOf(seen)) }
  const me = seen.status === 200 ? (tryParse(meReplySchema, seen.json).data ?? null) : null
  return { me, result: result('me', me === null ? 'fails' : 'passes', me === null ? wordsOf(seen) : '') }
}

/** Nobody is flooded for this: it is known only where the server said "later" by itself. */
function retryAfter({ later }: Asker): Result {
  if (later.without > 0) return result('retry_after', 'lacks', `${later.without} times 429 or 503 without it`)
  return later.withTime > 0 ? result('retry_after', 'passes') : result('retry_after', 'untried', 'no 429 or 503 came')
}

/** Whether an Outbox can work with a server of which this was seen. */
export function isUsable(results: readonly Result[]): boolean {
  return results.every(
    ({ name, outcome }) => !requirements[name].isNeeded || outcome === 'passes' || outcome === 'untried',
  )
}
