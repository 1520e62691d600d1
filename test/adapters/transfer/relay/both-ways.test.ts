// Each grant goes its own way.
import { expect, it } from 'vitest'
import { createTransport } from '#adapters/transfer/relay/both-ways.ts'
import type { SendAnswer } from '#shared/upload.ts'
import type { Grant } from '#shared/grant.ts'

const never = new AbortController().signal
const terms = { expiresAtMs: 9, destination: null, receipt: null }
const fingerprint = { contentHash: 'f', stat: { sizeBytes: 1, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' } }

it('a link is posted to, and a relay is sent through', async () => {
  const asked: unknown[] = []
  const answer: SendAnswer = { kind: 'spent' }
  const note = (ask: object): Promise<SendAnswer> => {
    asked.push(ask)
    return Promise.resolve(answer)
  }
  const transport = createTransport({ send: note }, { send: note })
  const relay: Grant = { way: 'relay', id: 'r', offset: 0, pieceBytes: 4, checksum: 'sha256', ...terms }
  const link: Grant = { way: 'post', url: 'https://link', ...terms }
  for (const grant of [link, relay]) {
    expect(await transport.send({ grant, path: 'a', fingerprint }, () => undefined, never)).toBe(answer)
  }
  expect(asked).toEqual([
    { url: 'https://link', path: 'a', fingerprint },
    { grant: relay, path: 'a', fingerprint },
  ])
})
