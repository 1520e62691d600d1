// Files through the real company server into upload sessions of the local Dropbox.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aRelayCompany, commitsOf, pieceBytes, printOf, someBytes } from '../../../server/relays/relay-rig.ts'
import { aRelaySide } from './a-relay-side.ts'

const policy = { directMaxBytes: 1_000_000 }
const never = new AbortController().signal

it('a file above the size of a link arrives whole, once, and tells where it is', async () => {
  const company = await aRelayCompany({ policy })
  const side = aRelaySide(company.url)
  const bytes = someBytes(2 * pieceBytes + 12_345)
  const fingerprint = await side.save('film.mp4', bytes)
  const sent: number[] = []
  const answer = await side.send('film.mp4', fingerprint, (count) => sent.push(count))
  const told = expect.any(String) as unknown
  const at = { destination: '/Scans/laptop-7/film.mp4', receipt: told, rev: told }
  expect(answer).toEqual({ kind: 'stored', contentHash: fingerprint.contentHash, at })
  expect(commitsOf(company)).toEqual([`add /Scans/laptop-7/film.mp4 ${printOf(bytes)}`])
  expect([sent.at(0), sent.at(-1)]).toEqual([0, bytes.length])
  expect(sent.toSorted((one, other) => one - other)).toEqual(sent)
  // Asked again, nothing has to be sent.
  expect(await side.ask('film.mp4', fingerprint)).toMatchObject({ kind: 'stored', destination: at.destination })
})

it('small files go by links all the same, and what is above both limits is refused', async () => {
  const company = await aRelayCompany({ policy, relays: { maxBytes: 20_000_000 } })
  const side = aRelaySide(company.url)
  const small = await side.save('a', someBytes(1_000_000))
  expect(await side.ask('a', small)).toMatchObject({ kind: 'granted', grant: { way: 'post' } })
  const huge = { ...small, stat: { ...small.stat, sizeBytes: 20_000_001 } }
  expect(await side.ask('b', huge)).toEqual({ kind: 'refused', reason: 'too_large' })
})

it('a stop within a piece ends at once, and the next send goes on where the server stands', async () => {
  const company = await aRelayCompany({ policy })
  const side = aRelaySide(company.url)
  const bytes = someBytes(3 * pieceBytes)
  const fingerprint = await side.save('film.mp4', bytes)
  const grant = await side.grant('film.mp4', fingerprint)
  const cancel = new AbortController()
  const onBytes = (sent: number): void => (sent > pieceBytes ? cancel.abort() : undefined)
  const answer = await side.transport.send({ grant, path: 'film.mp4', fingerprint }, onBytes, cancel.signal)
  expect(answer).toEqual({ kind: 'withheld', because: { kind: 'cancelled' }, hasProgressed: true })
  const again = await side.grant('film.mp4', fingerprint)
  expect([again.id, again.offset]).toEqual([grant.id, pieceBytes])
  const sent: number[] = []
  const whole = await side.send('film.mp4', fingerprint, (count) => sent.push(count))
  expect(whole).toMatchObject({ kind: 'stored', contentHash: fingerprint.contentHash })
  expect(sent[0]).toBe(pieceBytes)
})

it('a file that changed between two pieces is not finished, and its relay is given up', async () => {
  const company = await aRelayCompany({ policy })
  const side = aRelaySide(company.url)
  const fingerprint = await side.save('film.mp4', someBytes(2 * pieceBytes))
  const grant = await side.grant('film.mp4', fingerprint)
  const onBytes = (sent: number): void => {
    if (sent === pieceBytes) fs.writeFileSync(join(side.folder, 'film.mp4'), someBytes(2 * pieceBytes, 2))
  }
  const answer = await side.transport.send({ grant, path: 'film.mp4', fingerprint }, onBytes, never)
  expect(answer).toMatchObject({ kind: 'withheld', because: { kind: 'source' } })
  expect(commitsOf(company)).toEqual([])
  await side.transport.close()
  expect((await side.grant('film.mp4', fingerprint)).id).not.toBe(grant.id)
})

it.each([
  ['grows', (size: number) => size + 1000],
  ['shrinks', (size: number) => size - 1000],
])('a file that %s at each piece is never stored, and no relay of it stays', async (_name, next) => {
  const company = await aRelayCompany({ policy })
  const side = aRelaySide(company.url)
  let bytes = someBytes(2 * pieceBytes)
  for (let round = 0; round < 3; round += 1) {
    const fingerprint = await side.save('film.mp4', bytes)
    bytes = someBytes(next(bytes.length))
    const onBytes = (sent: number): void => {
      if (sent === pieceBytes) fs.writeFileSync(join(side.folder, 'film.mp4'), bytes)
    }
    expect(await side.send('film.mp4', fingerprint, onBytes)).toMatchObject({ because: { kind: 'source' } })
  }
  expect(commitsOf(company)).toEqual([])
  const last = await side.save('film.mp4', bytes)
  expect(await side.send('film.mp4', last)).toMatchObject({ kind: 'stored', contentHash: last.contentHash })
  expect(commitsOf(company)).toHaveLength(1)
})

it('bytes that changed under the same time stamp are told by their hash', async () => {
  const company = await aRelayCompany({ policy })
  const side = aRelaySide(company.url)
  const bytes = someBytes(2 * pieceBytes)
  const fingerprint = await side.save('film.mp4', bytes)
  const other = { ...fingerprint, contentHash: 'a'.repeat(64) }
  expect(await side.send('film.mp4', other)).toMatchObject({ kind: 'withheld', because: { kind: 'source' } })
  expect(commitsOf(company)).toEqual([])
})

it('a relay that the server let go is asked for anew', async () => {
  const company = await aRelayCompany({ policy })
  const side = aRelaySide(company.url)
  const fingerprint = await side.save('film.mp4', someBytes(pieceBytes + 1))
  const grant = await side.grant('film.mp4', fingerprint)
  const gone = { ...grant, id: 'x'.repeat(24) }
  const answer = await side.transport.send({ grant: gone, path: 'film.mp4', fingerprint }, () => undefined, never)
  expect(answer).toEqual({ kind: 'withheld', because: { kind: 'relay_lost' } })
})

it('a server that is away is said to be unreachable, and nothing can have landed', async () => {
  const side = aRelaySide('http://127.0.0.1:9')
  const fingerprint = await side.save('film.mp4', someBytes(pieceBytes + 1))
  const grant = {
    way: 'relay',
    id: 'x'.repeat(24),
    offset: 0,
    pieceBytes,
    checksum: 'sha256',
    expiresAtMs: 9e15,
  } as const
  const cancel = new AbortController()
  setTimeout(() => cancel.abort(), 300)
  const terms = { destination: null, receipt: null }
  const sending = side.transport.send(
    { grant: { ...grant, ...terms }, path: 'film.mp4', fingerprint },
    () => undefined,
    cancel.signal,
  )
  expect(await sending).toEqual({ kind: 'withheld', because: { kind: 'cancelled' } })
})
