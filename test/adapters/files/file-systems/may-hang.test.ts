import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mayHang } from '#adapters/files/file-systems/may-hang.ts'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a disk of this computer does not hang, nor does what is not there, nor a link to itself', async () => {
  const folder = temporaryFolder()
  symlinkSync('loop', join(folder, 'loop'))
  for (const path of [folder, join(folder, 'nothing/below'), join(folder, 'loop/below')]) {
    expect(await mayHang(path)).toBe(false)
  }
})

test.runIf(canMount('drives that may hang'))('a drive that hangs is known without asking it', async () => {
  await using mounted = await mountFolder('fat')
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'below'))
  symlinkSync(mounted.folder, join(folder, 'absolute'))
  symlinkSync('../absolute', join(folder, 'below/relative'))
  await mounted.hang()
  const paths = [mounted.folder, join(mounted.folder, 'sub'), join(folder, 'below/relative/sub')]
  for (const path of paths) expect(await mayHang(path)).toBe(true)
})
