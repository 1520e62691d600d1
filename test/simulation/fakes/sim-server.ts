// The company server in a run: the product's own placement rule between the network and the model of Dropbox.
import type { Faults } from '../faults.ts'
import type { Random } from '#test/rigs/random.ts'
import type { Question, Reply } from './sim-client.ts'
import { device } from './sim-dropbox.ts'
import type { SimTarget, SimTargets } from './sim-targets.ts'
import type { Timeline } from '../timeline.ts'
import {
  earlierCopy,
  findCopies,
  folderOf,
  placeFile,
  placeOverCopy,
  type Placement,
  type PlacementAsk,
  type There,
} from '#server/links/placement.ts'
import type { StoredFile } from '#server/dropbox/types.ts'
import type { CheckAnswer, LinkAnswer, Stored, StoredAt } from '#shared/upload.ts'
import type { Bytes } from '#emulator/model/commit.ts'
import { relayFor, relayLifeMs, type SimRelay } from '../relays/sim-relays.ts'
import { chunkBytes } from './sim-disk.ts'
import type { WriteMode } from '#emulator/model/namespace/write-modes.ts'

export type ServerOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly faults: () => Faults
  readonly targets: SimTargets
  readonly isPoisoned: (path: string) => boolean
  readonly isOutage: () => boolean
}

/** Times in its answers are the world's. */
export interface SimServer {
  link(question: Question, replaces: Stored | null): Promise<Reply<LinkAnswer>>
  /** The same question for a file of `sizeBytes` that is too large for a link. */
  relay(question: Question, replaces: Stored | null, sizeBytes: number): Promise<Reply<LinkAnswer>>
  check(question: Question): Promise<Reply<CheckAnswer>>
}

/** The company server, whichever target it serves by now. */
export function createSimServer(options: ServerOptions): SimServer {
  const { faults, random, targets } = options
  const reply = <T>(asked: Question, answer: T): Reply<T> => ({ asked: faults().isSimpleServer ? null : asked, answer })
  return {
    async link(question, replaces) {
      await delay(options)
      const trouble = troubleOf(options, question.path)
      if (trouble !== null) return reply(question, trouble)
      const answer = giveLink(options, targets.serving, question, replaces)
      if (random.chance(faults().lostLink)) return reply(question, later('timed_out', null))
      await delay(options)
      return reply(question, answer)
    },
    async relay(question, replaces, sizeBytes) {
      await delay(options)
      const trouble = troubleOf(options, question.path)
      if (trouble !== null) return reply(question, trouble)
      if (random.chance(faults().relayBusy)) return reply(question, { kind: 'no_room', afterMs: random.pick(30_000) })
      const answer = openRelay(options, targets.serving, question, replaces, sizeBytes)
      if (random.chance(faults().lostLink)) return reply(question, later('timed_out', null))
      await delay(options)
      return reply(question, answer)
    },
    async check(question) {
      await delay(options)
      const trouble = troubleOf(options, question.path)
      if (trouble !== null && trouble.kind !== 'refused') return reply(question, trouble)
      if (faults().noChecks) return reply(question, { kind: 'unknown' })
      const answer = lookFor(options, targets.serving, question)
      await delay(options)
      return reply(question, answer)
    },
  }
}

function delay({ timeline, random, faults }: ServerOptions): Promise<void> {
  return timeline.sleep(1 + random.pick(random.chance(faults().slowNetwork) ? 4_000 : 100))
}

/** A server that wants to be left alone, or a client that cannot use what it says. */
export function later(
  reason: 'server_error' | 'server_busy' | 'timed_out' | 'bad_answer',
  afterMs: number | null,
): LinkAnswer & { kind: 'later' } {
  return { kind: 'later', reason, afterMs }
}

function troubleOf(
  options: ServerOptions,
  path: string,
): (LinkAnswer & { kind: 'later' | 'refused' | 'intercepted' }) | null {
  const { faults, isOutage, isPoisoned, random } = options
  if (isOutage()) return later('server_error', null)
  if (isPoisoned(path) && faults().poison === 'server_error') return later('server_error', null)
  if (isPoisoned(path) && faults().poison === 'refused') return { kind: 'refused', reason: 'not_allowed' }
  if (isPoisoned(path) && faults().poison === 'intercepted') return { kind: 'intercepted' }
  if (!random.chance(faults().serverDown)) return null
  return random.chance(0.3) ? later('server_busy', random.pick(20_000)) : later('server_error', null)
}

function giveLink(
  options: ServerOptions,
  target: SimTarget,
  { contentHash, path }: Question,
  replaces: Stored | null,
): LinkAnswer {
  const { faults, timeline } = options
  const ask = placementAsk(target, path, contentHash, replaces)
  const placement = place(options, target, ask)
  switch (placement.kind) {
    case 'stored':
      return { kind: 'stored', ...storedAt(options, target, ask, placement) }
    case 'write': {
      const { commit } = placement
      const mode: WriteMode =
        commit.mode['.tag'] === 'add' ? { kind: 'add' } : { kind: 'update', rev: commit.mode.update }
      const info = { path: commit.path, mode, autorename: false, clientModified: null, strictConflict: false }
      const durationMs = faults().linkLifeMs
      const { linkId, expiresAtMs } = target.dropbox.model.issueLink({ commit: info, durationMs }, timeline.nowMs)
      const destination = faults().isSimpleServer ? null : commit.path
      const receipt = receiptFor(options, target, ask, commit.path)
      return {
        kind: 'granted',
        grant: { way: 'post', url: target.dropbox.urlOf(linkId), expiresAtMs, destination, receipt },
      }
    }
    case 'refused':
      return { kind: 'refused', reason: 'name_taken' }
    case 'look_for_copies':
      throw new Error('the folder was looked at')
  }
}

function openRelay(
  options: ServerOptions,
  target: SimTarget,
  { contentHash, path }: Question,
  replaces: Stored | null,
  sizeBytes: number,
): LinkAnswer {
  const ask = placementAsk(target, path, contentHash, replaces)
  const placement = place(options, target, ask)
  switch (placement.kind) {
    case 'stored':
      return { kind: 'stored', ...storedAt(options, target, ask, placement) }
    case 'write': {
      const { nowMs } = options.timeline
      const { id, chunks, touchedMs } = relayFor(target, { path, contentHash, sizeBytes, replaces }, nowMs)
      const terms = { expiresAtMs: touchedMs + relayLifeMs, destination: null, receipt: null }
      const offset = chunks.length * chunkBytes
      return {
        kind: 'granted',
        grant: { way: 'relay', id, offset, pieceBytes: chunkBytes, checksum: 'sha256', ...terms },
      }
    }
    case 'refused':
      return { kind: 'refused', reason: 'name_taken' }
    case 'look_for_copies':
      throw new Error('the folder was looked at')
  }
}

/** Where a whole relay goes, as the server finds the folder now. */
export function placeRelay(
  options: Pick<ServerOptions, 'timeline'>,
  target: SimTarget,
  { contentHash, path, replaces }: SimRelay,
): { readonly ask: PlacementAsk; readonly placement: Placement } {
  const ask = placementAsk(target, path, contentHash, replaces)
  return { ask, placement: place(options, target, ask) }
}

/** Commits a whole relay where it was placed. Null: the place was taken meanwhile. */
export function commitRelay(
  options: Pick<ServerOptions, 'faults' | 'timeline'>,
  target: SimTarget,
  { ask, placement }: ReturnType<typeof placeRelay>,
  bytes: Bytes,
): StoredAt | null {
  const { timeline } = options
  if (placement.kind === 'stored') {
    return storedAt(options, target, ask, placement)
  }
  if (placement.kind !== 'write') return null
  const { mode, path } = placement.commit
  const write: WriteMode = mode['.tag'] === 'add' ? { kind: 'add' } : { kind: 'update', rev: mode.update }
  const info = { path, mode: write, autorename: false, clientModified: null, strictConflict: false }
  // A link of the model, so that the journal knows the commit as ours.
  const { model } = target.dropbox
  const { linkId } = model.issueLink({ commit: info, durationMs: 60_000 }, timeline.nowMs)
  const begun = model.beginPost(linkId, timeline.nowMs)
  if (begun.kind !== 'begun') return null
  const landed = model.finishPost(begun.post, bytes, timeline.nowMs)
  if (landed.status !== 200) return null
  return storedAt(options, target, ask, { path, rev: landed.rev })
}

function placementAsk(target: SimTarget, path: string, contentHash: string, replaces: Stored | null): PlacementAsk {
  return {
    path: `${target.base}/${path}`,
    device,
    contentHash,
    replaces: replaces === null ? null : { contentHash: replaces.contentHash, at: replaces.destination },
    clientModified: null,
    rule: 'keep_both',
    mute: false,
    today: '2026-11-23',
  }
}

/** As the server goes about it: first where this file was stored as a copy, then at its own place, then beside it. */
function place(options: Pick<ServerOptions, 'timeline'>, target: SimTarget, ask: PlacementAsk): Placement {
  const copy = earlierCopy(ask)
  const overCopy = copy === null ? null : placeOverCopy(ask, thereAt(options, target, copy))
  if (overCopy !== null) return overCopy
  const there = thereAt(options, target, ask.path)
  const first = placeFile(ask, there, null)
  if (first.kind !== 'look_for_copies') return first
  return placeFile(ask, there, filesBeside(options, target, folderOf(ask.path)))
}

function storedAt(
  options: Pick<ServerOptions, 'faults'>,
  target: SimTarget,
  ask: { readonly contentHash: string },
  { path, rev }: { readonly path: string; readonly rev: string },
): StoredAt {
  return { destination: path, receipt: receiptFor(options, target, ask, path), rev }
}

function receiptFor(
  { faults }: Pick<ServerOptions, 'faults'>,
  { receipts }: SimTarget,
  { contentHash }: { readonly contentHash: string },
  destination: string,
): string | null {
  if (faults().isSimpleServer) return null
  const receipt = `r${receipts.size}`
  receipts.set(receipt, { contentHash, destination })
  return receipt
}

function thereAt({ timeline }: Pick<ServerOptions, 'timeline'>, { dropbox }: SimTarget, path: string): There {
  const found = dropbox.model.getMetadata(path, timeline.nowMs)
  if (found.kind === 'file') return { kind: 'file', path: found.path, rev: found.rev, contentHash: found.contentHash }
  return found.kind === 'folder' ? { kind: 'folder' } : { kind: 'nothing' }
}

function filesBeside(
  { timeline }: Pick<ServerOptions, 'timeline'>,
  { dropbox }: SimTarget,
  folder: string,
): readonly StoredFile[] {
  const how = { recursive: false, includeDeleted: false, limit: 10_000 }
  const listed = dropbox.model.listFolder(folder, how, timeline.nowMs)
  if (listed.kind !== 'page') return []
  return listed.facts.flatMap((fact) =>
    fact.kind === 'file' ? [{ path: fact.path, rev: fact.rev, contentHash: fact.contentHash }] : [],
  )
}

function lookFor(options: ServerOptions, target: SimTarget, question: Question): CheckAnswer {
  const destination = findStored(options, target, question)
  if (destination === null) return { kind: 'absent', diagnosis: null }
  return { kind: 'present', destination, receipt: receiptFor(options, target, question, destination), rev: null }
}

function findStored(options: ServerOptions, target: SimTarget, { contentHash, path }: Question): string | null {
  const full = `${target.base}/${path}`
  const there = thereAt(options, target, full)
  if (there.kind === 'file' && there.contentHash === contentHash) return there.path
  const copies = findCopies({ path: full, device }, filesBeside(options, target, folderOf(full)))
  return copies.find((copy) => copy.contentHash === contentHash)?.path ?? null
}
