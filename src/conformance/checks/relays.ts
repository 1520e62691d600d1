// A relay from its first piece to the file: what is too large for a link, in small.
import { createHash } from 'node:crypto'
import { pieceContentType, relayFinishReplySchema, relayReplySchema, tusVersion } from '#shared/contract/relay-api.ts'
import { tryParse } from '#shared/try-parse.ts'
import { wordsOf } from '../ask.ts'
import type { Asker } from '../ask.ts'
import { result } from '../requirements.ts'
import type { Result } from '../requirements.ts'
import type { Samples } from '../sample.ts'

/** Sends one small file through a relay. `isTold`: the server says of itself that it has relays. */
export async function checkRelays(asker: Asker, samples: Samples, isTold: boolean): Promise<Result> {
  const { bytes, question } = samples.of('relayed.txt', 'through the server')
  const opened = await asker.ask({ method: 'POST', route: '/v1/relays', body: question })
  if ([404, 405, 501].includes(opened.status)) return result('relays', isTold ? 'fails' : 'lacks', wordsOf(opened))
  const relay = opened.status === 200 ? tryParse(relayReplySchema, opened.json).data : undefined
  if (relay?.kind !== 'relay') return result('relays', 'fails', `${wordsOf(opened)} to the question for a relay`)
  const route = `/v1/relays/${relay.id}`
  const headers = {
    'tus-resumable': tusVersion,
    'upload-offset': '0',
    'content-type': pieceContentType,
    'upload-checksum': `sha256 ${createHash('sha256').update(bytes).digest('base64')}`,
  }
  const piece = await asker.ask({ method: 'PATCH', route, body: bytes, headers })
  const isTaken = piece.status === 204 && piece.headers['upload-offset'] === String(bytes.byteLength)
  if (!isTaken) return result('relays', 'fails', `${wordsOf(piece)} to its only piece`)
  const finished = await asker.ask({ method: 'POST', route: `${route}/finish` })
  const reply = finished.status === 200 ? tryParse(relayFinishReplySchema, finished.json).data : undefined
  const isWhole = reply?.contentHash === question.contentHash
  return result('relays', isWhole ? 'passes' : 'fails', isWhole ? '' : `${wordsOf(finished)} at its end`)
}
