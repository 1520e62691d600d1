// Two watched folders with files of one name: each goes where its folder goes, and one that is away holds none of the other.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renameOver } from '#adapters/system/rename-over.ts'
import { aCompany, type Company } from '#test/end-to-end/company.ts'
import type { UploaderOptions } from '#uploader/start.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { refuseFolders, type WatchedFolderAsk } from '#uploader/watched-folders.ts'
import { anUploader, startOn } from '../an-uploader.ts'

function beside(company: Company, more: Partial<WatchedFolderAsk> = {}): Partial<UploaderOptions> {
  const folder = join(company.home, 'beside')
  const further = {
    folder,
    into: 'Scans',
    adopt: 'no',
    followsLink: false,
    afterUpload: 'keep',
    asksAtFirst: false,
  } as const
  return { from: { kind: 'folder', folder: company.folder, adopt: 'no', further: [{ ...further, ...more }] } }
}

async function saveBeside(company: Company, name: string, text: string): Promise<void> {
  await mkdir(join(company.home, 'beside'), { recursive: true })
  await writeFile(join(company.home, 'beside', name), text)
}

test('each file goes where its folder goes, once, also after a start with both and without the second', async () => {
  await using company = await aCompany()
  await company.save('a.txt', 'here')
  const alone = await anUploader(company)
  expect(await alone.uploader.ending()).toBe('at_rest')
  await alone.uploader.stop()
  await saveBeside(company, 'a.txt', 'beside')
  const both = await anUploader(company, beside(company, { afterUpload: 'sent' }))
  expect(await both.uploader.ending()).toBe('at_rest')
  expect([await company.received('a.txt'), await company.received('Scans/a.txt')]).toEqual(['here', 'beside'])
  expect([...both.uploader.rows()].map(({ path, state }) => `${path} ${state}`).toSorted()).toContain(
    'Scans/a.txt done',
  )
  await both.uploader.stop()
  expect(company.commits()).toHaveLength(2)
  await saveBeside(company, 'b.txt', 'waits')
  await company.stopServer()
  const offline = await anUploader(company, beside(company))
  await offline.until(({ path, state }) => path === 'Scans/b.txt' && state === 'waiting')
  await offline.uploader.stop()
  await company.startServer()
  const again = await startOn(company)
  if (again.kind === 'refused') throw new Error('refused')
  expect(again.notices).toMatchObject([{ kind: 'folder_left', waiting: { files: 1 } }])
  expect(await again.uploader.ending()).toBe('at_rest')
  await again.uploader.stop()
  expect(company.commits()).toHaveLength(2)
})

test('one that is away holds its own files; those of the other go on', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  await saveBeside(company, 'a.txt', 'beside')
  const { uploader, until } = await anUploader(company, beside(company))
  await until(({ path, state }) => path === 'Scans/a.txt' && state === 'done')
  await renameOver(join(company.home, 'beside'), join(company.home, 'gone'))
  while (uploader.report().facts.folder === 'there' && uploader.report().awayFolders.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
  await company.save('in/b.txt', 'here')
  await uploader.rescan()
  await until(({ path, state }) => path === 'in/b.txt' && state === 'done')
  expect(uploader.report().facts.folder).toBe('there')
  await uploader.stop()
})

test('what goes where another folder goes is left out with a sentence', async () => {
  await using company = await aCompany()
  await company.save('scans/a.txt', 'here')
  await saveBeside(company, 'a.txt', 'beside')
  const { uploader, rows } = await anUploader(company, beside(company))
  expect(await uploader.ending()).toBe('at_rest')
  expect(rows).toContainEqual(expect.objectContaining({ path: './scans/a.txt', state: 'excluded' }))
  expect(await company.received('Scans/a.txt')).toBe('beside')
  await uploader.stop()
})

test('what is in a folder that is put beside another is asked about, and nothing of the other', async () => {
  await using company = await aCompany()
  await company.save('a.txt', 'here')
  await saveBeside(company, 'a.txt', 'beside')
  const { uploader } = await anUploader(company, beside(company, { asksAtFirst: true }))
  await uploader.firstLook
  expect(await uploader.ending()).toBe('at_rest')
  expect([uploader.asked().files, await company.received('a.txt')]).toEqual([1, 'here'])
  await uploader.stop()
})

const nothingElse = { adopt: 'no', followsLink: false, afterUpload: 'keep', asksAtFirst: false } as const

test('a folder into which Outbox moves what was sent is refused beside the one that it is of, or any other', async () => {
  const home = temporaryFolder()
  const names = ['a', 'a Sent', 'Sent', 'c', 'Sent of old']
  const folders = names.map((name) => join(home, name))
  for (const folder of folders) await mkdir(folder)
  await writeFile(join(home, 'Sent of old', '.outbox-sent'), '')
  const [first = '', ...others] = folders
  const refusalOf = (one: string, folder: string) =>
    refuseFolders({
      folders: [
        { ...nothingElse, folder: one, into: '' },
        { ...nothingElse, folder, into: 'Scans' },
      ],
      dataFolder: join(home, 'data'),
    })
  const because = await Promise.all(others.map((folder) => refusalOf(first, folder)))
  const sent = { kind: 'together', because: 'sent' }
  expect(because).toMatchObject([sent, sent, null, sent])
  expect(await refusalOf(join(home, 'a Sent'), first)).toMatchObject(sent)
})

test('one folder twice, one in another, and a place in Dropbox that another has are refused', async () => {
  const home = temporaryFolder()
  const [first, inside, other] = [join(home, 'a'), join(home, 'a', 'b'), join(home, 'c')]
  for (const folder of [first, inside, other]) await mkdir(folder)
  const refusalOf = (folder: string, into: string, more: readonly WatchedFolderAsk[] = []) =>
    refuseFolders({
      folders: [{ ...nothingElse, folder: first, into: '' }, { ...nothingElse, folder, into }, ...more],
      dataFolder: join(home, 'data'),
    })
  expect(await refusalOf(other, 'Scans')).toBeNull()
  expect(await refusalOf(first, 'Scans')).toMatchObject({ kind: 'together', because: 'same' })
  expect(await refusalOf(inside, 'Scans')).toMatchObject({ kind: 'together', because: 'inside' })
  expect(await refusalOf(other, 'a/../b')).toMatchObject({ kind: 'into', because: 'impossible' })
  expect(await refusalOf(other, '')).toMatchObject({ kind: 'into', because: 'impossible' })
  const third = { ...nothingElse, folder: join(home, 'd'), into: 'SCANS' }
  expect(await refusalOf(other, 'Scans', [third])).toMatchObject({ kind: 'into', because: 'taken' })
})
