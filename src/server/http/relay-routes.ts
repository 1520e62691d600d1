// The routes of relays: our own first and last question, and between them HEAD, PATCH and DELETE of tus 1.0.0.
import { tryParse } from '#shared/try-parse.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  checksumAlgorithms,
  parseChecksum,
  parseOffset,
  pieceContentType,
  relayIdSchema,
  relayRequestSchema,
  tusExtensions,
  tusVersion,
} from '#shared/contract/relay-api.ts'
import type { AuditRecord } from '../audit/audit.ts'
import { noteAsked } from '../links/asked.ts'
import type { ConcurrencyLimit } from '../fairness/concurrency-limit.ts'
import { wholeSeconds } from '../links/destination.ts'
import type { Meter } from '../links/link-meter.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { appendPiece } from '../relays/append-piece.ts'
import { expiresAtMs, findRelay, gone, soon } from '../relays/context.ts'
import { finishRelay } from '../relays/finish-relay.ts'
import type { FinishContext } from '../relays/finish-relay.ts'
import { openRelay } from '../relays/open-relay.ts'
import type { OpenContext, Opened } from '../relays/open-relay.ts'
import { createYoungGarbage } from '../memory/young-garbage.ts'
import { PieceMemory } from '../relays/piece-memory.ts'
import type { Relay } from '../relays/relay.ts'
import { RelayTurns } from '../relays/relay-turns.ts'
import { settleOffset } from '../relays/settle-offset.ts'
import type { AppOptions, RelayParts } from './app-options.ts'
import { answerWith, inTurn, isRefusal, noteKey, recordOf, timeAt } from './answer.ts'
import { deviceOf, sendRefusal } from './auth.ts'
import type { BodyDeadlines } from './body-deadlines.ts'
import { IdempotencyKeys } from './idempotency.ts'

export const relayRoutes = [
  { method: 'POST', url: '/v1/relays' },
  { method: 'OPTIONS', url: '/v1/relays' },
  { method: 'HEAD', url: '/v1/relays/:id' },
  { method: 'PATCH', url: '/v1/relays/:id' },
  { method: 'DELETE', url: '/v1/relays/:id' },
  { method: 'POST', url: '/v1/relays/:id/finish' },
] as const

/** Longer than most pieces take to Dropbox, shorter than a client waits for an answer. */
const longestTurnMs = 15_000

type Context = OpenContext & FinishContext & { readonly options: AppOptions; readonly atOnce: ConcurrencyLimit }

/** Adds the routes to `app`. Places are found as for links, and commits count in their meter. */
export function addRelayRoutes(
  app: FastifyInstance,
  options: AppOptions,
  parts: RelayParts,
  { meter, turns: atOnce }: { readonly meter: Meter; readonly turns: ConcurrencyLimit },
): void {
  const { clock, limits, policy } = options
  const { relayBytesPerSecond: bytesPerSecond, relayGraceMs: graceMs, relaysPerDevice } = limits
  const letGo = async (relay: Relay): Promise<Refusal> => {
    await parts.store.letGo(relay)
    return gone()
  }
  const memory = new PieceMemory(limits.relayMemoryBytes)
  const made = { memory, freeGarbage: createYoungGarbage(), turns: new RelayTurns(), letGo, longestTurnMs }
  const given = { ...parts, relaysPerDevice, pace: { bytesPerSecond, graceMs }, clock, meter, placing: options }
  const context: Context = { ...given, ...made, options, atOnce }

  app.options('/v1/relays', (_request, reply) => {
    const told = { 'tus-version': tusVersion, 'tus-extension': tusExtensions }
    const limits = {
      'tus-checksum-algorithm': checksumAlgorithms.join(','),
      'tus-max-size': String(policy.relayMaxBytes),
    }
    return reply
      .code(204)
      .headers({ ...told, ...limits })
      .send()
  })
  addOpen(app, context)
  addFinish(app, context)
  // A scope of its own: only here a body is a stream of bytes, and nothing else is a body.
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(pieceContentType, (_request, body, next) => next(null, body))
    scope.addHook('onRequest', (request, reply, next) => {
      void reply.header('tus-resumable', tusVersion)
      if (request.headers['tus-resumable'] === tusVersion) next()
      else sendRefusal(request, reply, refuse('tus_version', `this server speaks tus ${tusVersion}`))
    })
    addHead(scope, context)
    addPatch(scope, context, parts.deadlines)
    addDelete(scope, context)
    done()
  })
}

function addOpen(app: FastifyInstance, context: Context): void {
  const { accountId, audit, clock } = context.options
  const keys = context.options.shared?.keysOf('relays') ?? new IdempotencyKeys()
  app.post('/v1/relays', async (request, reply) => {
    const device = deviceOf(request)
    const parsed = tryParse(relayRequestSchema, request.body)
    if (!parsed.success) return sendRefusal(request, reply, refuse('bad_request', 'the body has another shape'))
    const ask = parsed.data
    noteAsked(request, ask)
    const accountBefore = accountId.known()
    const repeat = await noteKey(keys, request, device, ask, clock.steadyMs())
    const turn = { device: device.name, isLarge: true }
    const answer = isRefusal(repeat)
      ? repeat
      : await inTurn(context.atOnce, turn, () => openRelay(context, device, ask))
    const repeated = repeat === 'repeated'
    audit.write({ ...recordOf(request, device, ask), action: 'relay', ...outcomeOf(answer), repeated })
    const account = accountBefore === accountId.known() ? accountBefore : null
    const about = { account, serverTime: timeAt(clock) }
    if (answer.kind !== 'relay') return answerWith(request, reply, answer, about)
    const { id, offset, pieceBytes } = answer.relay
    const expiresAt = wholeSeconds(expiresAtMs(answer.relay, context.idleMs))
    const told = { kind: 'relay', id, pieceBytes, offset, expiresAt, checksums: checksumAlgorithms }
    return answerWith(request, reply.header('location', `/v1/relays/${id}`), told, about)
  })
}

function outcomeOf(answer: Opened | Refusal): Pick<AuditRecord, 'outcome' | 'dropboxPath'> {
  if (answer.kind === 'refused') return { outcome: answer.code, dropboxPath: null }
  if (answer.kind === 'stored') return { outcome: 'stored', dropboxPath: answer.path }
  return { outcome: answer.isNew ? 'opened' : 'resumed', dropboxPath: null }
}

function addFinish(app: FastifyInstance, context: Context): void {
  const { accountId, audit, clock, receipts } = context.options
  app.post('/v1/relays/:id/finish', async (request, reply) => {
    const device = deviceOf(request)
    const known = await find(context, request)
    if (known.kind === 'refused') return sendRefusal(request, reply, known)
    noteAsked(request, known.ask)
    const accountBefore = accountId.known()
    const turn = { device: device.name, isLarge: true }
    const answer = await inTurn(context.atOnce, turn, () => finishRelay(context, device, known.id))
    const record = { ...recordOf(request, device, known.ask), action: 'relay_finish' } as const
    if (answer.kind === 'refused') {
      audit.write({ ...record, outcome: answer.code })
      return sendRefusal(request, reply, answer)
    }
    const { path, rev } = answer.at
    const { contentHash } = known.ask
    audit.write({ ...record, outcome: 'stored', dropboxPath: path })
    const receipt = receipts.give({ device: device.name, path, contentHash })
    const account = accountBefore === accountId.known() ? accountBefore : null
    const told = { kind: 'stored', path, rev, contentHash, receipt }
    return answerWith(request, reply, told, { account, serverTime: timeAt(clock) })
  })
}

function addHead(scope: FastifyInstance, context: Context): void {
  scope.head('/v1/relays/:id', async (request, reply) => {
    const known = await find(context, request)
    if (known.kind === 'refused') return sendRefusal(request, reply, known)
    // A piece that is coming in changes nothing before all of it is here; one on its way to Dropbox is waited for.
    const settle = async () => settleOffset(context, (await context.store.find(known.id)) ?? known)
    const isReceiving = context.turns.isReceiving(known.id)
    const relay = isReceiving ? known : await soon(context, context.turns.inTurn(known.id, settle))
    if (relay.kind === 'refused') return sendRefusal(request, reply, relay)
    if (relay.state === 'gone') return sendRefusal(request, reply, gone())
    return tellOffset(context, reply, relay).code(200).header('upload-length', String(relay.ask.size)).send()
  })
}

function addPatch(scope: FastifyInstance, context: Context, deadlines: BodyDeadlines): void {
  scope.patch('/v1/relays/:id', async (request, reply) => {
    const { headers, raw } = request
    // Read before anything is awaited, so that a client that leaves meanwhile is noticed.
    deadlines.lift(request, reply)
    const offset = parseOffset(headerOf(request, 'upload-offset'))
    const checksum = parseChecksum(headerOf(request, 'upload-checksum'))
    if (!/^application\/offset\+octet-stream$/i.test(headers['content-type'] ?? '')) {
      return sendRefusal(request, reply, refuse('unsupported_media_type', `a piece is ${pieceContentType}`))
    }
    if (offset === null) return sendRefusal(request, reply, refuse('bad_request', 'Upload-Offset is no offset'))
    if (checksum === null) {
      const because = 'Upload-Checksum is not "sha256" or "content-hash" and its Base64'
      return sendRefusal(request, reply, refuse('bad_request', because))
    }
    const known = await find(context, request)
    if (known.kind === 'refused') return sendRefusal(request, reply, known)
    noteAsked(request, known.ask)
    const announced = headers['content-length']
    const answer = await appendPiece(context, {
      device: deviceOf(request).name,
      relayId: known.id,
      offset,
      checksum,
      length: announced === undefined ? null : Number(announced),
      body: raw,
      isGone: () => raw.socket.destroyed,
    })
    if (answer.kind === 'refused') {
      // What a slow client still sends is not waited for.
      if (answer.code === 'too_slow') void reply.header('connection', 'close')
      return sendRefusal(request, reply, answer)
    }
    return tellOffset(context, reply, answer).code(204).send()
  })
}

function addDelete(scope: FastifyInstance, context: Context): void {
  const { audit } = context.options
  scope.delete('/v1/relays/:id', async (request, reply) => {
    const device = deviceOf(request)
    const known = await find(context, request)
    if (known.kind === 'refused') return sendRefusal(request, reply, known)
    context.turns.interrupt(known.id)
    // A finish that was under way may have stored it meanwhile.
    const ended = await context.turns.inTurn(known.id, () => endRelay(context, deviceOf(request).name, known.id))
    if (ended !== null) return sendRefusal(request, reply, ended)
    audit.write({ ...recordOf(request, device, known.ask), action: 'relay_end', outcome: 'given_up' })
    return reply.code(204).send()
  })
}

/** Gives up what is not stored yet; the refusal of what is, or is no more. */
async function endRelay(context: Context, device: string, id: string): Promise<Refusal | null> {
  const relay = await findRelay(context, device, id)
  if (relay.kind === 'refused') return relay
  if (relay.state === 'stored') return refuse('relay_stored', 'the file of this relay is in Dropbox and stays there')
  await context.letGo(relay)
  return null
}

/** The relay the request names, if it is one of this device. */
async function find(context: Context, request: FastifyRequest): Promise<Relay | Refusal> {
  const { params } = request
  const id = tryParse(relayIdSchema, typeof params === 'object' && params !== null && 'id' in params ? params.id : null)
  if (!id.success) return refuse('relay_not_found', 'this device has no such relay')
  return findRelay(context, deviceOf(request).name, id.data)
}

function tellOffset(context: Context, reply: FastifyReply, relay: Relay): FastifyReply {
  const expires = new Date(expiresAtMs(relay, context.idleMs)).toUTCString()
  return reply.headers({ 'upload-offset': String(relay.offset), 'upload-expires': expires })
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}
