// Watched folders beside the first, as a person adds, changes and removes them.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aRow } from '../samples.ts'
import { someFolders } from './some-folders.ts'

async function aHome(...names: readonly string[]): Promise<{ at: (name: string) => string; data: string }> {
  const home = temporaryFolder()
  for (const name of ['first', ...names]) await mkdir(join(home, name))
  return { at: (name) => join(home, name), data: join(home, 'data') }
}

const plain = { into: 'Scans', afterUpload: null } as const

describe('a folder beside the first', () => {
  it('is chosen, gets the name it has here as its place in Dropbox, and is watched with a rule of its own', async () => {
    const { at, data } = await aHome('Scans')
    const { folders, said, settings } = someFolders(
      data,
      { folder: at('first') },
      { askFolder: async () => at('Scans') },
    )
    expect(await folders.choose()).toEqual({ shown: at('Scans'), into: 'Scans', usable: true, findings: [] })
    const end = await folders.add({ into: 'Office/Scans', afterUpload: 'trash' })
    expect(end).toEqual({ kind: 'done' })
    const kept = { folder: at('Scans'), into: 'Office/Scans', afterUpload: 'trash' }
    expect([settings().furtherFolders, said]).toEqual([[kept], ['restart']])
    // What was chosen is used up.
    expect(await folders.add(plain)).toEqual({ kind: 'refused', text: 'Choose a folder first.' })
  })

  it.each([
    ['first', 'is watched already', false],
    ['first/inner', 'lies in', false],
    ['gone', 'does not exist', false],
  ])('cannot be %s', async (name, text, usable) => {
    const { at, data } = await aHome('first/inner')
    const { folders, settings } = someFolders(data, { folder: at('first') }, { askFolder: async () => at(name) })
    const choice = await folders.choose()
    expect(choice).toMatchObject({ usable, findings: [{ ok: false, text: expect.stringContaining(text) }] })
    expect(await folders.add(plain)).toMatchObject({ kind: 'refused' })
    expect(settings().furtherFolders).toEqual([])
  })

  it('is told what the doctor finds, and may have changes that are not told', async () => {
    const { at, data } = await aHome('Scans')
    const slow = { check: 'changes in the folder', ok: false, text: 'It is looked at every minute.' }
    const bad = { check: 'folder', ok: false, text: 'It cannot be read.' }
    const asked = { askFolder: async () => at('Scans') }
    const onNetwork = someFolders(data, { folder: at('first') }, { ...asked, checkFolder: async () => [slow] })
    expect(await onNetwork.folders.choose()).toMatchObject({ usable: true, findings: [slow] })
    const closed = someFolders(data, { folder: at('first') }, { ...asked, checkFolder: async () => [bad] })
    expect(await closed.folders.choose()).toMatchObject({ usable: false, findings: [bad] })
  })

  it('gets a free place where another folder of the same name has that', async () => {
    const { at, data } = await aHome('a', 'a/scans')
    const furtherFolders = [{ folder: '/other/Scans', into: 'Scans', afterUpload: null }]
    const { folders } = someFolders(
      data,
      { folder: at('first'), furtherFolders },
      { askFolder: async () => at('a/scans') },
    )
    expect(await folders.choose()).toMatchObject({ into: 'scans 2', usable: true })
    expect(await folders.add({ into: 'SCANS', afterUpload: null })).toMatchObject({
      kind: 'refused',
      text: expect.stringContaining('those of another watched folder go there'),
    })
    expect(await folders.add({ into: 'a//b', afterUpload: null })).toMatchObject({
      kind: 'refused',
      text: expect.stringContaining('it keeps no folder of this name'),
    })
  })

  it('changes its place and its rule, also while it is away', async () => {
    const { at, data } = await aHome('Fax')
    const [scans, fax] = [
      { folder: at('gone'), into: 'Scans', afterUpload: null },
      { folder: at('Fax'), into: 'Fax', afterUpload: null },
    ]
    const { folders, settings } = someFolders(data, { folder: at('first'), furtherFolders: [scans, fax] })
    expect(await folders.change('Scans', { into: 'fax', afterUpload: null })).toMatchObject({ kind: 'refused' })
    expect(await folders.change('Scans', { into: 'Scanner', afterUpload: 'sent' })).toMatchObject({ kind: 'done' })
    expect(settings().furtherFolders).toEqual([{ ...scans, into: 'Scanner', afterUpload: 'sent' }, fax])
    expect(await folders.change('Scans', plain)).toEqual({
      kind: 'refused',
      text: 'This folder is not in the list any more.',
    })
  })

  it('says what waits in it, and is removed from the list', async () => {
    const { at, data } = await aHome()
    const scans = { folder: at('Scans'), into: 'Scans', afterUpload: null }
    const rows = ['Scans/a.pdf', 'Scans/b/c.pdf', 'Scans.pdf', 'a.pdf'].map(
      (path) => aRow({}, { path, sizeBytes: 5 }).row,
    )
    const sent = aRow({}, { path: 'Scans/sent.pdf', state: 'done', reason: null }).row
    const left = aRow({}, { path: 'Scans/left.pdf', reason: 'skipped' }).row
    const uploads = [...rows, sent, left].flatMap((row) => (row.state === 'excluded' ? [] : [row]))
    const { folders, settings } = someFolders(
      data,
      { folder: at('first'), furtherFolders: [scans] },
      { rows: () => uploads },
    )
    expect(folders.waiting('Scans')).toEqual({ files: 2, bytes: 10 })
    expect(await folders.remove('Scans')).toEqual({ kind: 'done' })
    expect(settings().furtherFolders).toEqual([])
  })

  it('is nobody else’s to choose where the company decides', async () => {
    const { at, data } = await aHome('Scans')
    const scans = { folder: at('Scans'), into: 'Scans', afterUpload: null }
    const decided = { isDecided: () => true, askFolder: async () => at('Scans') }
    const { folders } = someFolders(data, { folder: at('first'), furtherFolders: [scans] }, decided)
    expect(await folders.choose()).toBeNull()
    for (const end of [folders.add(plain), folders.change('Scans', plain), folders.remove('Scans')])
      expect(await end).toMatchObject({ kind: 'refused' })
  })
})
