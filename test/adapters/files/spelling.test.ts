// Under which name a folder keeps a file: on this disk, where each spelling is a name, and on drives where several are one.
import { link, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import * as spelling from '#adapters/files/spelling.ts'
import { otherSpellings } from '#adapters/files/spelling.ts'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { inside, systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const composed = 'caf\u00e9.txt'
const decomposed = 'cafe\u0301.txt'

const listedAs = (folder: string, name: string): ReturnType<spelling.ListedAs> =>
  spelling.createListedAs()(systemPath(folder), name)
const isSpelledSo = (folder: string, path: string): Promise<boolean> =>
  spelling.isSpelledSo(systemPath(folder), inside(path))

it.each([
  ['Report.txt', ['rEPORT.TXT']],
  ['123.456', []],
  [composed, ['CAF\u00c9.TXT', decomposed]],
  ['stra\u00dfe', ['STRA\u00dfE']],
  ['\ud55c.TXT', ['\ud55c.txt', '\u1112\u1161\u11ab.TXT']],
])('%s may be found under %j', (name, others) => expect(otherSpellings(name)).toEqual(others))

describe.runIf(process.platform === 'linux')('on a disk where each spelling is a name', () => {
  it('a name is what it is, also beside its other spellings', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'Report.txt'), '1')
    await writeFile(join(folder, 'rEPORT.TXT'), '2')
    expect(await listedAs(folder, 'Report.txt')).toBeNull()
    expect(await listedAs(folder, 'REPORT.txt')).toBeNull()
    expect(await isSpelledSo(folder, 'Report.txt')).toBe(true)
  })

  it('two names of one file are two names', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'Report.txt'), '1')
    await link(join(folder, 'Report.txt'), join(folder, 'rEPORT.TXT'))
    expect((await listedAs(folder, 'Report.txt'))?.toSorted()).toEqual(['Report.txt', 'rEPORT.TXT'])
    expect(await isSpelledSo(folder, 'Report.txt')).toBe(true)
  })
})

describe.runIf(process.platform !== 'linux')('on a disk of Windows or macOS', () => {
  it('only the listed spelling is a name', async () => {
    const folder = temporaryFolder()
    await mkdir(join(folder, 'Sub'))
    await writeFile(join(folder, 'Sub', 'Plan.pdf'), 'plan')
    expect(await listedAs(join(folder, 'Sub'), 'PLAN.pdf')).toEqual(['Plan.pdf'])
    expect(await isSpelledSo(folder, 'Sub/Plan.pdf')).toBe(true)
    expect(await isSpelledSo(folder, 'sub/Plan.pdf')).toBe(false)
  })
})

describe.runIf(canMount('spellings on other systems'))('on a drive that takes several spellings for one name', () => {
  it('only the listed one is a name, in each part of a path', async () => {
    await using mounted = await mountFolder('fat')
    await mkdir(join(mounted.folder, 'Sub'))
    await writeFile(join(mounted.folder, 'Sub', 'Plan.pdf'), 'plan')
    expect(await listedAs(join(mounted.folder, 'Sub'), 'PLAN.pdf')).toEqual(['Plan.pdf'])
    expect(await isSpelledSo(mounted.folder, 'Sub/Plan.pdf')).toBe(true)
    expect(await isSpelledSo(mounted.folder, 'Sub/plan.pdf')).toBe(false)
    expect(await isSpelledSo(mounted.folder, 'sub/Plan.pdf')).toBe(false)
  })

  it('a file that was renamed in capitals only is not there under its old name', async () => {
    await using mounted = await mountFolder('fat')
    const { folder } = mounted
    await writeFile(join(folder, 'Report.txt'), 'one')
    const source = createFolderSource({ root: folder, identity: () => null })
    expect(await source.observe('Report.txt')).toMatchObject({ kind: 'file' })
    await rename(join(folder, 'Report.txt'), join(folder, 'report.txt'))
    expect(await source.observe('Report.txt')).toEqual({ kind: 'absent' })
    expect(await source.observe('report.txt')).toMatchObject({ kind: 'file' })
  })

  it('a name that was written composed is the decomposed one that is listed', async () => {
    await using mounted = await mountFolder('hfs')
    await writeFile(join(mounted.folder, composed), 'one')
    expect(await listedAs(mounted.folder, composed)).toEqual([decomposed])
    expect(await isSpelledSo(mounted.folder, composed)).toBe(false)
  })
})
