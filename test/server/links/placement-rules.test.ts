// What holds for every placement, whatever a client says and whatever is in Dropbox.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isConflictName } from '#server/links/conflict-name.ts'
import { earlierCopy, folderOf, placeFile, placeOverCopy } from '#server/links/placement.ts'
import type { Placement, PlacementAsk, There } from '#server/links/placement.ts'
import type { StoredFile } from '#server/dropbox/types.ts'
import { foldPath } from '#shared/names.ts'
import { amount } from '#test/rigs/amount.ts'

const hashes = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64))
const folders = ['', '/Scans', '/Scans/b', '/Büro']
const names = [
  'plan.pdf',
  'PLAN.pdf',
  'plan (from laptop-7, 2026-11-20).pdf',
  'Plan (From laptop-7, 2026-11-20, 2).pdf',
  'plan (from laptop-7, 2025-01-31).pdf',
  'plan (from office, 2026-11-20).pdf',
  'report (from laptop-7, 2026-11-20).pdf',
]
const hostile = ['..', '/../plan.pdf', 'id:a', '/Scans/../plan (from laptop-7, 2026-11-20).pdf', '/', '', '//']

const somewhere = fc.oneof(
  fc.tuple(fc.constantFrom(...folders), fc.constantFrom(...names)).map(([folder, name]) => `${folder}/${name}`),
  fc.constantFrom(...hostile),
  fc.string({ maxLength: 20 }),
)

const anAsk: fc.Arbitrary<PlacementAsk> = fc.record({
  path: fc.constantFrom(...folders).map((folder) => `${folder}/plan.pdf`),
  device: fc.constant('laptop-7'),
  contentHash: fc.constantFrom(...hashes),
  replaces: fc.option(fc.record({ contentHash: fc.constantFrom(...hashes), at: fc.option(somewhere, { nil: null }) }), {
    nil: null,
  }),
  clientModified: fc.constantFrom(null, '2026-11-20T08:00:00Z'),
  rule: fc.constantFrom('keep_both', 'replace', 'refuse'),
  mute: fc.boolean(),
  today: fc.constant('2026-11-23'),
})

/** What the folders hold: a few files of any name, each once. */
const aWorld = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom(...folders), fc.constantFrom(...names), fc.option(fc.constantFrom(...hashes))),
    {
      selector: ([folder, name]) => foldPath(`${folder}/${name}`),
      maxLength: 12,
    },
  )
  .map((files) =>
    files.map(([folder, name, contentHash], index): StoredFile => {
      return { path: `${folder}/${name}`, rev: `015f0000000${index.toString(16).padStart(4, '0')}`, contentHash }
    }),
  )

/** Decides as the server does. */
function place(ask: PlacementAsk, world: readonly StoredFile[]): Placement {
  const copy = earlierCopy(ask)
  const over = copy === null ? null : placeOverCopy(ask, thereAt(world, copy))
  if (over !== null) return over
  const first = placeFile(ask, thereAt(world, ask.path), null)
  if (first.kind !== 'look_for_copies') return first
  const beside = world.filter(({ path }) => foldPath(folderOf(path)) === foldPath(folderOf(ask.path)))
  return placeFile(ask, thereAt(world, ask.path), beside)
}

function thereAt(world: readonly StoredFile[], path: string): There {
  const found = world.find((file) => foldPath(file.path) === foldPath(path))
  return found === undefined ? { kind: 'nothing' } : { kind: 'file', ...found }
}

function isOwnPlace(path: string, ask: PlacementAsk): boolean {
  if (foldPath(folderOf(path)) !== foldPath(folderOf(ask.path))) return false
  const name = path.slice(path.lastIndexOf('/') + 1)
  return foldPath(path) === foldPath(ask.path) || isConflictName(name, 'plan.pdf', ask.device)
}

test('50,000 placements: in the folder that was asked for, and nothing replaced that is not this file', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anAsk, aWorld, (ask, world) => {
      const placement = place(ask, world)
      if (placement.kind === 'refused') {
        seen.add('refused')
        return ask.rule === 'refuse'
      }
      if (placement.kind === 'look_for_copies') return false
      if (placement.kind === 'stored') {
        seen.add('stored')
        const there = thereAt(world, placement.path)
        return isOwnPlace(placement.path, ask) && there.kind === 'file' && there.contentHash === ask.contentHash
      }
      const { commit, replacedRev } = placement
      const there = thereAt(world, commit.path)
      if (!isOwnPlace(commit.path, ask)) return false
      if (replacedRev === null) {
        seen.add('added')
        return commit.mode['.tag'] === 'add' && there.kind === 'nothing'
      }
      if (commit.mode['.tag'] !== 'update' || commit.mode.update !== replacedRev) return false
      if (there.kind !== 'file' || there.rev !== replacedRev || ask.replaces === null) return false
      const { at, contentHash } = ask.replaces
      // A file is updated where it was stored last, as far as it knows.
      if (at !== null && foldPath(at) !== foldPath(commit.path)) return false
      seen.add(there.contentHash === contentHash ? 'updated' : 'replaced')
      if (there.contentHash === contentHash) return true
      return ask.rule === 'replace' && foldPath(commit.path) === foldPath(ask.path)
    }),
    { numRuns: amount(20_000, 50_000) },
  )
  expect([...seen].toSorted()).toEqual(['added', 'refused', 'replaced', 'stored', 'updated'])
})

test('without something of its own no file ever replaces another, under any rule', () => {
  fc.assert(
    fc.property(anAsk, aWorld, (ask, world) => {
      const placement = place({ ...ask, replaces: null }, world)
      return placement.kind !== 'write' || placement.replacedRev === null
    }),
    { numRuns: 10_000 },
  )
})
