import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFilesSource } from '#adapters/files/files-source.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('files named one by one are opened under the name of their upload', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'real'))
  symlinkSync('real', join(folder, 'linked'))
  writeFileSync(join(folder, 'real/report.txt'), 'report')
  symlinkSync('report.txt', join(folder, 'real/link.txt'))
  const source = createFilesSource(
    new Map([
      ['report.txt', join(folder, 'real/report.txt')],
      ['by a linked folder', join(folder, 'linked/report.txt')],
      ['link', join(folder, 'real/link.txt')],
      ['gone', join(folder, 'nowhere/report.txt')],
    ]),
  )
  for (const path of ['report.txt', 'by a linked folder']) {
    const answer = await source.open(path)
    if (answer.kind !== 'opened') throw new Error('not opened')
    expect(answer.file.stat.sizeBytes).toBe(6)
    await answer.file.close()
  }
  expect(await source.open('link')).toEqual({ kind: 'other', observed: { kind: 'unfit', reason: 'symbolic_link' } })
  expect(await source.open('gone')).toEqual({ kind: 'other', observed: { kind: 'absent' } })
  expect(await source.open('never named')).toEqual({ kind: 'other', observed: { kind: 'absent' } })
})
