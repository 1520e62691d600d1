// What every ledger promises, the real one and the one in memory. Run from each one's own test.
import { expect, test } from 'vitest'
import { aFingerprint, anUpload, everyShape, numbered, sorted } from './sample-uploads.ts'
import type { Ledger } from '#engine/ports.ts'
import type { HistoryEntry, HistoryRow } from '#shared/rows/history-entry.ts'
import type { UploadState } from '#shared/upload.ts'
import type { LinkTerms } from '#shared/grant.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

/** A place where a ledger is kept. */
export interface LedgerPlace {
  /** The ledger as a new process finds it, whatever became of the last one. */
  start(): Promise<Ledger>
  /** The last `most` notes of a path, oldest first. */
  history(path: string, most: number): Promise<readonly HistoryRow[]>
  remove(): Promise<void>
}

/** Recent: what is older than three months may be dropped. */
const atMs = 1_764_000_000_000

const terms = { way: 'post', expiresAtMs: 1, destination: '/Team/a', receipt: null } as const satisfies LinkTerms

const working: readonly UploadState[] = [
  { kind: 'hashing', stat: aFingerprint().stat, changingSinceMs: 1 },
  {
    kind: 'linking',
    fingerprint: aFingerprint(),
    askedAtMs: 1,
    ready: { grant: { ...terms, url: 'https://canary.invalid/1' }, sinceMs: 1 },
    isOutdated: false,
  },
  { kind: 'sending', fingerprint: aFingerprint(), terms, targetId: 1, isOutdated: false },
  { kind: 'checking', fingerprint: aFingerprint(), isOutdated: true },
]

const notes: readonly HistoryEntry[] = [
  { kind: 'sent', contentHash: aFingerprint().contentHash, sizeBytes: 0 },
  { kind: 'already_there', contentHash: aFingerprint().contentHash, destination: '/Team/a' },
  { kind: 'found', contentHash: aFingerprint().contentHash, destination: '/Team/a' },
  { kind: 'not_found', diagnosis: 'dropbox_full' },
  { kind: 'not_found', diagnosis: null },
  { kind: 'link_refused', reason: 'not_allowed' },
  { kind: 'setback', reason: 'offline' },
  { kind: 'blocked', reason: 'too_large' },
  { kind: 'superseded' },
  { kind: 'removed' },
  { kind: 'retried' },
]

/** Declares the tests. `create` makes an empty place for each. */
export function ledgerContract(create: () => Promise<LedgerPlace>): void {
  async function inPlace(act: (place: LedgerPlace) => Promise<void>): Promise<void> {
    const place = await create()
    try {
      await act(place)
    } finally {
      await place.remove()
    }
  }

  const empty = { uploads: [], forgotten: [], notes: [], sent: [] }

  test('a new ledger holds nothing', () =>
    inPlace(async (place) => {
      expect(await loadedFrom(await place.start())).toEqual([])
    }))

  test('every shape of upload at rest comes back identical, at once and after a restart', () =>
    inPlace(async (place) => {
      const ledger = await place.start()
      const uploads = everyShape()
      expect(await ledger.save({ ...empty, uploads })).toEqual({ kind: 'saved' })
      expect(sorted(await loadedFrom(ledger))).toEqual(sorted(uploads))
      expect(sorted(await loadedFrom(await place.start()))).toEqual(sorted(uploads))
    }))

  test('a later save of a path replaces the earlier one and leaves the others', () =>
    inPlace(async (place) => {
      const ledger = await place.start()
      await ledger.save({ ...empty, uploads: [numbered(1), numbered(2)] })
      await ledger.save({ ...empty, uploads: [numbered(1, 5)] })
      expect(sorted(await loadedFrom(await place.start()))).toEqual(sorted([numbered(1, 5), numbered(2)]))
    }))

  test('a forgotten upload does not come back, but its history stays', () =>
    inPlace(async (place) => {
      const ledger = await place.start()
      const row: HistoryRow = { path: numbered(1).path, atMs, note: { kind: 'removed' } }
      await ledger.save({ ...empty, uploads: [numbered(1), anUpload({ path: 'half \uD800' })] })
      await ledger.save({
        uploads: [],
        forgotten: [numbered(1).path, 'half \uD800', 'never seen'],
        notes: [row],
        sent: [],
      })
      expect(await loadedFrom(await place.start())).toEqual([])
      expect(await place.history(row.path, 10)).toEqual([row])
    }))

  test('what is forgotten and seen again in one batch is kept', () =>
    inPlace(async (place) => {
      const ledger = await place.start()
      await ledger.save({ ...empty, uploads: [numbered(1)], forgotten: [numbered(1).path] })
      expect(await loadedFrom(ledger)).toEqual([numbered(1)])
    }))

  test('every kind of note comes back in order, for its own path only', () =>
    inPlace(async (place) => {
      const ledger = await place.start()
      const rows = notes.map((note, index) => ({ path: 'a', atMs: atMs + index + 0.5, note }))
      await ledger.save({ ...empty, notes: [...rows, { path: 'b', atMs, note: { kind: 'retried' } }] })
      expect(await place.history('a', 100)).toEqual(rows)
      expect(await place.history('a', 2)).toEqual(rows.slice(-2))
    }))

  test('a batch that is saved again after a lost answer leaves each note once', () =>
    inPlace(async (place) => {
      const ledger = await place.start()
      const batch = { ...empty, notes: [{ path: 'a', atMs, note: { kind: 'retried' } as const }] }
      await ledger.save(batch)
      await ledger.save(batch)
      expect(await place.history('a', 10)).toHaveLength(1)
    }))

  test('the history of one path is bounded and keeps the newest', () =>
    inPlace(async (place) => {
      const ledger = await place.start()
      const rows = Array.from({ length: 60 }, (_, index) => ({
        path: 'a',
        atMs: atMs + index,
        note: { kind: 'superseded' } as const,
      }))
      await ledger.save({ ...empty, notes: rows })
      expect(await place.history('a', 100)).toEqual(rows.slice(-50))
    }))

  test.each(working)('an upload that is $kind is refused, and nothing of its batch is written', (state) =>
    inPlace(async (place) => {
      const ledger = await place.start()
      await expect(ledger.save({ ...empty, uploads: [numbered(1), anUpload({ state })] })).rejects.toThrow('at rest')
      expect(await loadedFrom(ledger)).toEqual([])
      expect(await ledger.save({ ...empty, uploads: [numbered(2)] })).toEqual({ kind: 'saved' })
    }),
  )

  test('changing an upload after it was loaded or saved changes nothing in the ledger', () =>
    inPlace(async (place) => {
      const ledger = await place.start()
      const uploads = [numbered(1)]
      await ledger.save({ ...empty, uploads })
      uploads.push(numbered(2))
      const loaded = [...(await loadedFrom(ledger))]
      loaded.length = 0
      expect(await loadedFrom(ledger)).toEqual([numbered(1)])
    }))
}
