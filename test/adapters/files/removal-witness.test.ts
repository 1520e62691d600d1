// A folder that was removed is told from one that was moved away.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { realPathOf } from '#adapters/files/paths.ts'
import { witnessRemoval } from '#adapters/files/removal-witness.ts'
import type { RemovalWitness } from '#adapters/files/removal-witness.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

async function aWitness(): Promise<{ readonly parent: string; readonly witness: RemovalWitness }> {
  const parent = temporaryFolder()
  mkdirSync(join(parent, 'watched'))
  const path = await realPathOf(join(parent, 'watched'))
  const witness = witnessRemoval(path, (await stat(path, { bigint: true })).ino)
  onTestFinished(() => witness.close())
  expect(await witness.wasRemoved()).toBe(false)
  return { parent, witness }
}

test.runIf(process.platform === 'linux')(
  'a folder that is deleted was removed, also when its inode is given out again',
  async () => {
    const { parent, witness } = await aWitness()
    rmSync(join(parent, 'watched'), { recursive: true })
    mkdirSync(join(parent, 'watched'))
    expect(await witness.wasRemoved()).toBe(true)
  },
)

test('a folder that is moved away was not removed, whatever is made in its place', async () => {
  const { parent, witness } = await aWitness()
  renameSync(join(parent, 'watched'), join(parent, 'away'))
  mkdirSync(join(parent, 'watched'))
  expect(await witness.wasRemoved()).toBe(false)
})

test('what was never watched proves nothing', async () => {
  const path = await realPathOf(temporaryFolder())
  const witness = witnessRemoval(path, 987_654_321_987n)
  onTestFinished(() => witness.close())
  expect(await witness.wasRemoved()).toBe(false)
})
