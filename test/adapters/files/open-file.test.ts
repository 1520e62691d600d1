// Opening one file as another user, who may not read everything. The rules for links and pipes: folder-source.test.ts.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { usualFileId } from '#adapters/files/file-stat.ts'
import { createDiskLatency } from '#adapters/files/disk-latency.ts'
import { openFileAt } from '#adapters/files/open-file.ts'
import { observePath } from '#adapters/files/observe-path.ts'
import { systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const nobody = 65_534

test('a forbidden file, and one in a forbidden folder, wait and are not said to be absent', (context) => {
  if (process.getuid?.() !== 0) context.skip('needs root, to become a user who may not read')
  const folder = temporaryFolder()
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'closed'))
  for (const name of ['file', 'closed/file']) writeFileSync(join(folder, name), 'file')
  chmodSync(join(folder, 'file'), 0)
  chmodSync(join(folder, 'closed'), 0)
  const program = `
    const { openFileAt } = await import(${JSON.stringify(modulePath('files/open-file'))})
    const { observePath } = await import(${JSON.stringify(modulePath('files/observe-path'))})
    const { createDiskLatency } = await import(${JSON.stringify(modulePath('files/disk-latency'))})
    process.setgid(${nobody})
    process.setuid(${nobody})
    for (const name of ['file', 'closed/file']) {
      const absolute = ${JSON.stringify(folder)} + '/' + name
      const answer = await openFileAt({ absolute, fileId: 'inode_and_birth', isFolderThere: async () => true }, createDiskLatency())
      console.log(JSON.stringify(answer))
    }
    console.log(await observePath(${JSON.stringify(join(folder, 'closed/file'))}))`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  const waits = '{"kind":"unreadable","reason":"cannot_read"}'
  expect(run.stdout.trim().split('\n')).toEqual([waits, waits, 'null'])
})

function modulePath(name: string): string {
  return fileURLToPath(new URL(`../../../src/adapters/${name}.ts`, import.meta.url))
}

test('a small file is read the same way from a quick and from a slow disk', async () => {
  const folder = temporaryFolder()
  const absolute = systemPath(folder, 'file')
  writeFileSync(absolute, 'same bytes')
  for (const isQuick of [true, false]) {
    const latency = { ...createDiskLatency(), isQuick: () => isQuick }
    const answer = await openFileAt({ absolute, fileId: usualFileId, isFolderThere: async () => true }, latency)
    if (answer.kind !== 'opened') throw new Error('not opened')
    const buffer = new Uint8Array(20)
    expect(await answer.file.read(buffer, 0)).toBe(10)
    expect(await answer.file.observe()).toEqual({ kind: 'file', stat: answer.file.stat })
    expect(await observePath(absolute)).toEqual({ kind: 'file', stat: answer.file.stat })
    await answer.file.close()
  }
})

test('a file that is closed while it is read is closed after the read', async () => {
  const absolute = systemPath(temporaryFolder(), 'file')
  writeFileSync(absolute, Buffer.alloc(1_000_000, 'x'))
  const answer = await openFileAt(
    { absolute, fileId: usualFileId, isFolderThere: async () => true },
    createDiskLatency(),
  )
  if (answer.kind !== 'opened') throw new Error('not opened')
  const reading = answer.file.read(new Uint8Array(1_000_000), 0)
  await answer.file.close()
  expect(await reading).toBe(1_000_000)
})

test.runIf(process.platform !== 'win32')(
  'a file that is opened again gets the same answers as the first time',
  async () => {
    const folder = temporaryFolder()
    const absolute = systemPath(folder, 'file')
    const place = { absolute, fileId: usualFileId, isFolderThere: async () => true }
    const answers = async (): Promise<string[]> => {
      const kinds: string[] = []
      for (const wasRead of [false, true]) {
        for (const isQuick of [true, false]) {
          const answer = await openFileAt(place, { ...createDiskLatency(), isQuick: () => isQuick }, { wasRead })
          if (answer.kind === 'opened') await answer.file.close()
          kinds.push(answer.kind === 'other' ? JSON.stringify(answer.observed) : answer.kind)
        }
      }
      return kinds
    }
    writeFileSync(absolute, 'text')
    expect(await answers()).toEqual(Array(4).fill('opened'))
    unlinkSync(absolute)
    expect(await answers()).toEqual(Array(4).fill('{"kind":"absent"}'))
    symlinkSync('/etc/passwd', absolute)
    expect(await answers()).toEqual(Array(4).fill('{"kind":"unfit","reason":"symbolic_link"}'))
  },
)
