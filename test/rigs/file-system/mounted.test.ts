// The mounted file system through the kernel: Node's own calls see the rules of names.
import { open, mkdir, readFile, readdir, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canMount, mountFolder } from './mounted.ts'

describe.runIf(canMount('a mounted file system'))('a mounted file system', () => {
  it('keeps files and folders', async () => {
    await using mounted = await mountFolder('fat')
    const { folder } = mounted
    const bytes = Buffer.alloc(700_000, 'outbox')
    await mkdir(join(folder, 'one/two'), { recursive: true })
    await writeFile(join(folder, 'one/two/big.bin'), bytes)
    expect(bytes.equals(await readFile(join(folder, 'one/two/big.bin')))).toBe(true)
    await truncate(join(folder, 'one/two/big.bin'), 6)
    expect(await readFile(join(folder, 'one/two/big.bin'), 'utf8')).toBe('outbox')
    await utimes(join(folder, 'one/two/big.bin'), 1_000, 1_000)
    expect((await stat(join(folder, 'one/two/big.bin'))).mtimeMs).toBe(1_000_000)
    await using handle = await open(join(folder, 'one/two/big.bin'), 'a')
    await handle.write('!')
    expect(await readFile(join(folder, 'one/two/big.bin'), 'utf8')).toBe('outbox!')
    await expect(rm(join(folder, 'one'))).rejects.toThrow(/EISDIR|is a directory/i)
    await rm(join(folder, 'one'), { recursive: true })
    expect(await readdir(folder)).toEqual([])
  })

  it('lists more names than one answer of the kernel holds', async () => {
    await using mounted = await mountFolder('fat')
    const names = Array.from({ length: 500 }, (_, index) => `${'long '.repeat(30)}${index}.txt`)
    for (const name of names) await writeFile(join(mounted.folder, name), '')
    expect((await readdir(mounted.folder)).toSorted()).toEqual(names.toSorted())
  })

  it('renames in capitals only, which Linux alone would not even ask for', async () => {
    await using mounted = await mountFolder('fat')
    const { folder } = mounted
    await writeFile(join(folder, 'Report.txt'), 'one')
    const before = await stat(join(folder, 'Report.txt'), { bigint: true })
    await rename(join(folder, 'Report.txt'), join(folder, 'report.txt'))
    expect(await readdir(folder)).toEqual(['report.txt'])
    const after = await stat(join(folder, 'REPORT.TXT'), { bigint: true })
    expect([after.ino, await readFile(join(folder, 'Report.txt'), 'utf8')]).toEqual([before.ino, 'one'])
  })

  it('decomposes names', async () => {
    await using mounted = await mountFolder('hfs')
    await writeFile(join(mounted.folder, 'caf\u00e9.txt'), 'one')
    expect(await readdir(mounted.folder)).toEqual(['cafe\u0301.txt'])
    expect(await readFile(join(mounted.folder, 'CAF\u00c9.txt'), 'utf8')).toBe('one')
  })
})
