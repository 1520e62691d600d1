// Something on the way swaps, repeats, drops, cuts or damages pieces: no file ever comes out torn.
import { expect, it, onTestFinished } from 'vitest'
import { createRandom } from '#test/rigs/random.ts'
import { startRelayProxy, type Tampering } from '../../../rigs/network/relay-proxy.ts'
import { aRelayCompany, commitsOf, pieceBytes, printOf, someBytes } from '../../../server/relays/relay-rig.ts'
import { aRelaySide } from './a-relay-side.ts'

const tamperings = ['drop', 'swallow', 'twice', 'truncate', 'flip', 'swap'] as const satisfies readonly Tampering[]
const bytes = someBytes(2 * pieceBytes + 4_321)

/** Sends the file through a proxy that does `tamperingFor` to requests about relays. */
async function sendThrough(tamperingFor: (method: string) => Tampering) {
  const company = await aRelayCompany({})
  const proxy = await startRelayProxy(company.url, 1_000_000, ({ method, path }) =>
    path.startsWith('/v1/relays/') ? tamperingFor(method) : 'pass',
  )
  onTestFinished(() => proxy.close())
  const side = aRelaySide(proxy.url)
  const fingerprint = await side.save('film.mp4', bytes)
  const answer = await side.sendUntilStored('film.mp4', fingerprint)
  return { answer, fingerprint, commits: commitsOf(company) }
}

const whole = [`add /Scans/laptop-7/film.mp4 ${printOf(bytes)}`]

it.each(tamperings)('one piece is hit by "%s": the file arrives whole, once', async (tampering) => {
  let pieces = 0
  const { answer, commits, fingerprint } = await sendThrough((method) => {
    if (method !== 'PATCH') return 'pass'
    pieces += 1
    return pieces === 2 ? tampering : 'pass'
  })
  expect(answer).toMatchObject({ kind: 'stored' })
  if ('contentHash' in answer) expect(answer.contentHash).toBe(fingerprint.contentHash)
  expect(commits).toEqual(whole)
})

it('a finish whose answer is lost is unclear, and found stored when it is asked again', async () => {
  let finishes = 0
  const { answer, commits } = await sendThrough((method) => {
    if (method !== 'POST') return 'pass'
    finishes += 1
    return finishes === 1 ? 'swallow' : 'pass'
  })
  expect([answer.kind, commits, finishes]).toEqual(['stored', whole, 1])
})

it('whatever is done to every third request, nothing torn comes out', async () => {
  const random = createRandom(7)
  const { answer, commits } = await sendThrough((method) => {
    if (method === 'HEAD' || !random.chance(0.34)) return 'pass'
    return random.among(tamperings)
  })
  expect([answer.kind, commits]).toEqual(['stored', whole])
})
