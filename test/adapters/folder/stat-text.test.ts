// Texts of stats: as many as there are stats, and the same by either way.
import { lstatSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statOf } from '#adapters/files/file-stat.ts'
import { textOfStat, textOfStats } from '#adapters/folder/stat-text.ts'
import { sameStat, type Stat } from '#shared/upload.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const few = fc.constantFrom(0, 1, 12, 1.25, 1_796_016_603_762.347)
const anyStat: fc.Arbitrary<Stat> = fc.record({
  sizeBytes: fc.oneof(fc.constantFrom(1, 11, 111), fc.maxSafeNat()),
  mtimeMs: fc.oneof(
    few,
    fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((ms) => ms + 0),
  ),
  ctimeMs: few,
  fileId: fc.oneof(fc.constantFrom('', '1', ' 1', '1 1', '77@1796016603762347016'), fc.string()),
})

test('two stats are the same where their texts are', () => {
  fc.assert(
    fc.property(anyStat, anyStat, (one, other) => {
      expect(textOfStat(one) === textOfStat(other)).toBe(sameStat(one, other))
      expect(textOfStat({ ...one })).toBe(textOfStat(one))
      const changes = [{ sizeBytes: one.sizeBytes + 1 }, { ctimeMs: -1 }, { fileId: `${one.fileId} ` }]
      for (const change of changes) expect(textOfStat({ ...one, ...change })).not.toBe(textOfStat(one))
    }),
    { numRuns: 1_000 },
  )
})

test('what the system tells has the text of its stat, by each rule', () => {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, 'four')
  for (const seconds of [1_764_000_000.123_456, 0, -5.5]) {
    utimesSync(path, seconds, seconds)
    const stats = lstatSync(path, { bigint: true })
    for (const rule of ['inode_and_birth', 'inode', 'none'] as const)
      expect(textOfStats(stats, rule)).toBe(textOfStat(statOf(stats, rule)))
  }
})
