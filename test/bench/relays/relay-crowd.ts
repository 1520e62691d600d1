// The memory of the company server with 200 relays open of which 20 send at once, at its peak.
import { hash, randomBytes } from 'node:crypto'
import { pieceContentType, relayReplySchema, tusVersion } from '#shared/contract/relay-api.ts'
import { startCompany } from '../rig/company.ts'
import type { Company } from '../rig/company.ts'
import type { Measure, Taken } from '../measure.ts'
import { memoryUntold, peakBytes } from '../rig/process-memory.ts'
import type { Workplace } from '../rig/workplace.ts'

const megabyte = 1e6
const open = 200
const sending = 20
const piecesEach = 4
const rounds = 3

export const relayCrowd: Measure = {
  name: 'relay-crowd',
  what: 'peak memory of the server with 200 relays open and 20 sending',
  target: 400,
  unit: 'MB',
  higher: false,
  take: takeRelayCrowd,
}

async function takeRelayCrowd(place: Workplace): Promise<Taken> {
  const because = memoryUntold()
  if (because !== null) return { kind: 'not_taken', because }
  const values: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const company = await startCompany(place, `relay-crowd-${round}`, 1_000_000)
    const relays = await Promise.all(Array.from({ length: open }, (_, index) => openRelay(company, index)))
    await Promise.all(relays.slice(0, sending).map((relay) => sendPieces(company, relay)))
    values.push(peakBytes(company.serverPid()) / megabyte)
    place.say(`relay-crowd: round ${round + 1}, ${values.at(-1)?.toFixed(0)} MB`)
    await company.close()
  }
  return { kind: 'taken', values, beside: {} }
}

type Relay = { readonly id: string; readonly pieceBytes: number }

async function openRelay(company: Company, index: number): Promise<Relay> {
  const ask = { path: `film-${index}.mp4`, size: 1e9, contentHash: hash('sha256', `${index}`), clientModified: null }
  const answer = await fetch(`${company.url}/v1/relays`, {
    method: 'POST',
    headers: { authorization: `Bearer ${company.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ask, replaces: null }),
  })
  const reply = relayReplySchema.parse(await answer.json())
  if (reply.kind !== 'relay') throw new Error('the file is in Dropbox already')
  return reply
}

/** A piece that finds no room is sent again, as the contract wants it. */
async function sendPieces(company: Company, { id, pieceBytes }: Relay): Promise<void> {
  const piece = randomBytes(pieceBytes)
  for (let taken = 0; taken < piecesEach;) {
    const answer = await fetch(`${company.url}/v1/relays/${id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${company.token}`,
        'content-type': pieceContentType,
        'tus-resumable': tusVersion,
        'upload-offset': String(taken * pieceBytes),
        'upload-checksum': `sha256 ${hash('sha256', piece, 'base64')}`,
      },
      body: piece,
    })
    await answer.arrayBuffer()
    if (answer.status === 204) taken += 1
    else if (answer.status !== 503) throw new Error(`a piece was answered with ${answer.status}`)
  }
}
