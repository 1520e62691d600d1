// The company server in a run: the product's own placement rule between the network and the model of Dropbox.
import type { Faults } from './faults.ts'
import type { Random } from './random.ts'
import { basePath, device, type SimDropbox } from './sim-dropbox.ts'
import type { Timeline } from './timeline.ts'
import type { LinkService } from '#engine/ports.ts'
import { findCopies, folderOf, placeFile, type PlacementAsk, type StoredFile, type There } from '#server/placement.ts'
import type { CheckAnswer, LinkAnswer } from '#shared/upload.ts'
import type { WriteMode } from '#test/dropbox/write-modes.ts'

const linkLifeMs = 300_000

export type ServerOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly faults: () => Faults
  readonly dropbox: SimDropbox
  readonly isPoisoned: (path: string) => boolean
  /** The engine's clock, which may differ from the world's. */
  readonly clockOffsetMs: () => number
  readonly isOutage: () => boolean
  readonly onAsk: () => void
}

export function createSimServer(options: ServerOptions): LinkService {
  return {
    async link(ask) {
      options.onAsk()
      await delay(options)
      const trouble = troubleOf(options, ask.path)
      if (trouble !== null) return trouble
      const answer = giveLink(options, ask.path, ask.print.contentHash, ask.replaces?.contentHash ?? null)
      if (options.random.chance(options.faults().lostLink)) return later('timed_out', null)
      await delay(options)
      return answer
    },
    async check(ask): Promise<CheckAnswer> {
      options.onAsk()
      await delay(options)
      const trouble = troubleOf(options, ask.path)
      if (trouble !== null && trouble.kind === 'later') return trouble
      if (options.faults().noChecks) return { kind: 'unknown' }
      const destination = findStored(options, ask.path, ask.contentHash)
      await delay(options)
      return destination === null
        ? { kind: 'absent', diagnosis: null }
        : { kind: 'present', destination, receipt: null }
    },
  }
}

function delay({ timeline, random, faults }: ServerOptions): Promise<void> {
  return timeline.sleep(1 + random.pick(random.chance(faults().slowNetwork) ? 4_000 : 100))
}

function later(
  reason: 'server_error' | 'server_busy' | 'timed_out' | 'bad_answer',
  afterMs: number | null,
): LinkAnswer & { kind: 'later' } {
  return { kind: 'later', reason, afterMs }
}

function troubleOf(options: ServerOptions, path: string): (LinkAnswer & { kind: 'later' | 'refused' }) | null {
  const { faults, isOutage, isPoisoned, random } = options
  if (isOutage()) return later('server_error', null)
  if (isPoisoned(path) && faults().poison === 'server_error') return later('server_error', null)
  if (isPoisoned(path) && faults().poison === 'refused') return { kind: 'refused', reason: 'not_allowed' }
  if (!random.chance(faults().serverDown)) return null
  return random.chance(0.3) ? later('server_busy', random.pick(20_000)) : later('server_error', null)
}

function giveLink(options: ServerOptions, path: string, contentHash: string, replaces: string | null): LinkAnswer {
  const { clockOffsetMs, dropbox, timeline } = options
  const ask: PlacementAsk = {
    path: `${basePath}/${path}`,
    device,
    contentHash,
    replaces: replaces === null ? null : { contentHash: replaces, at: null },
    clientModified: null,
    rule: 'keep_both',
    mute: false,
    today: '2026-11-23',
  }
  const there = thereAt(options, ask.path)
  const first = placeFile(ask, there, null)
  const placement =
    first.kind === 'look_for_copies' ? placeFile(ask, there, filesBeside(options, folderOf(ask.path))) : first
  switch (placement.kind) {
    case 'stored':
      return { kind: 'stored', destination: placement.path, receipt: null }
    case 'write': {
      const { commit } = placement
      const mode: WriteMode =
        commit.mode['.tag'] === 'add' ? { kind: 'add' } : { kind: 'update', rev: commit.mode.update }
      const info = { path: commit.path, mode, autorename: false, clientModified: null, strictConflict: false }
      const { linkId, expiresAtMs } = dropbox.model.issueLink({ commit: info, durationMs: linkLifeMs }, timeline.nowMs)
      const url = dropbox.urlOf(linkId)
      const terms = { expiresAtMs: expiresAtMs + clockOffsetMs(), destination: commit.path, receipt: null }
      return { kind: 'granted', grant: { url, ...terms } }
    }
    case 'refused':
      return { kind: 'refused', reason: 'name_taken' }
    case 'look_for_copies':
      throw new Error('the folder was looked at')
  }
}

function thereAt({ dropbox, timeline }: ServerOptions, path: string): There {
  const found = dropbox.model.getMetadata(path, timeline.nowMs)
  if (found.kind === 'file') return { kind: 'file', path: found.path, rev: found.rev, contentHash: found.contentHash }
  return found.kind === 'folder' ? { kind: 'folder' } : { kind: 'nothing' }
}

function filesBeside({ dropbox, timeline }: ServerOptions, folder: string): readonly StoredFile[] {
  const how = { recursive: false, includeDeleted: false, limit: 10_000 }
  const listed = dropbox.model.listFolder(folder, how, timeline.nowMs)
  if (listed.kind !== 'page') return []
  return listed.facts.flatMap((fact) =>
    fact.kind === 'file' ? [{ path: fact.path, rev: fact.rev, contentHash: fact.contentHash }] : [],
  )
}

function findStored(options: ServerOptions, path: string, contentHash: string): string | null {
  const there = thereAt(options, `${basePath}/${path}`)
  if (there.kind === 'file' && there.contentHash === contentHash) return there.path
  const folder = folderOf(`${basePath}/${path}`)
  const copies = findCopies({ path: `${basePath}/${path}`, device }, filesBeside(options, folder))
  return copies.find((copy) => copy.contentHash === contentHash)?.path ?? null
}
