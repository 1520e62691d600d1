// What would be done, by a real folder and real records.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { folderPlace, folderScope } from '#adapters/ledger/records/places.ts'
import type { DryRunRow } from '#shared/rows/dry-run.ts'
import { agreeOnFolder } from '#uploader/agreed-folder.ts'
import { dryRun, type DryRunAnswer, type DryRunFolder, type DryRunOptions } from '#uploader/dry-run.ts'
import { aFingerprint, anUpload } from '#test/contract/sample-uploads.ts'
import { openTestLedger, testNowMs } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

type More = Partial<DryRunOptions> & Partial<Pick<DryRunFolder, 'adopt'>>

function look(
  folder: string,
  dataFolder: string,
  { adopt = 'if_named_anew', ...more }: More = {},
): Promise<DryRunAnswer> {
  const tokenFile = join(dataFolder, 'token')
  const folders = [{ folder, into: '', adopt, followsLink: false }]
  return dryRun(
    { folders, dataFolder, tokenFile, limits: null, language: english, ...more },
    new AbortController().signal,
  )
}

async function ends(answer: DryRunAnswer): Promise<Record<string, string>> {
  const rows: DryRunRow[] = []
  if (answer.kind === 'looked') for await (const row of answer.rows) rows.push(row)
  return Object.fromEntries(rows.map(({ path, end }) => [path, end]))
}

test('records say what is in Dropbox, what a person left out, and what was refused as it is', async () => {
  const [folder, dataDir] = [temporaryFolder(), temporaryFolder()]
  for (const name of ['done.txt', 'skipped.txt', 'refused.txt', 'new.txt', 'large.txt'])
    fs.writeFileSync(join(folder, name), name === 'large.txt' ? 'xxxx' : 'x')
  const { ledger } = await openTestLedger(dataDir)
  const { identity } = await agreeOnFolder(ledger, { folder, adopt: 'yes', asked: null })
  const done = fs.statSync(join(folder, 'done.txt'))
  const proof = { ...aFingerprint(), targetId: 1, destination: '/A/done.txt', receipt: null }
  const stored = { ...proof, stat: { ...proof.stat, sizeBytes: done.size, mtimeMs: done.mtimeMs } }
  const blocked = { kind: 'blocked', reason: 'dropbox_refused', atMs: testNowMs } as const
  const uploads = [
    anUpload({ path: 'done.txt', stored, state: { kind: 'done', atMs: testNowMs } }),
    anUpload({ path: 'skipped.txt', stored: null, intent: 'skip' }),
    // It is another file by now, so it is tried again.
    anUpload({ path: 'refused.txt', stored: null, state: blocked }),
  ]
  const scope = folderScope(folder, () => folderPlace(identity ?? ''))
  await ledger.scoped(scope).save({ uploads, forgotten: [], notes: [], sent: [] })
  const limits = { directMaxBytes: 3, relayMaxBytes: 0 }
  expect(await ends(await look(folder, dataDir, { limits }))).toMatchObject({
    'new.txt': 'send',
    'refused.txt': 'send',
    'skipped.txt': 'left_out',
    'large.txt': 'refused',
  })
  await ledger.close()
})

test('a folder that a start would ask about or refuse is told as such', async () => {
  const [folder, dataDir] = [temporaryFolder(), temporaryFolder()]
  const { ledger } = await openTestLedger(dataDir)
  await agreeOnFolder(ledger, { folder, adopt: 'yes', asked: null })
  await ledger.writeMeta('root identity', 'another folder')
  expect(await look(folder, dataDir)).toMatchObject({ kind: 'looked', notices: [{ kind: 'folder_replaced' }] })
  expect((await look(folder, dataDir, { adopt: 'yes' })).kind).toBe('looked')
  await ledger.close()
  expect(await look(join(folder, 'absent'), dataDir)).toMatchObject({ words: { code: 'folder_missing' } })
  const tokenFile = join(folder, 'token')
  fs.writeFileSync(tokenFile, 'x')
  expect(await look(folder, dataDir, { tokenFile })).toMatchObject({ words: { code: 'token_would_be_sent' } })
})

test('without records every file would be sent, and no data folder is made', async () => {
  const [folder, above] = [temporaryFolder(), temporaryFolder()]
  fs.writeFileSync(join(folder, 'a.txt'), 'a')
  const dataDir = join(above, 'data')
  expect(await ends(await look(folder, dataDir))).toEqual({ 'a.txt': 'send' })
  expect(fs.existsSync(dataDir)).toBe(false)
})

test('types and sizes that the organization lets out hold for each file, and for none that is as large as may be', async () => {
  const [folder, dataFolder] = [temporaryFolder(), temporaryFolder()]
  for (const name of ['a.exe', 'a.txt', 'b.txt']) fs.writeFileSync(join(folder, name), 'x')
  fs.truncateSync(join(folder, 'a.txt'), 1_000_000)
  fs.truncateSync(join(folder, 'b.txt'), 1_000_001)
  const fileRules = { allowedTypes: ['txt'], refusedTypes: [], largestMegabytes: 1 }
  expect(await ends(await look(folder, dataFolder, { fileRules }))).toEqual({
    'a.exe': 'left_out',
    'a.txt': 'send',
    'b.txt': 'left_out',
  })
})

test('of several folders each file is told once, by the path it has among all, and none where another folder’s files go', async () => {
  const [folder, scans, dataFolder] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  fs.mkdirSync(join(folder, 'scans'))
  fs.writeFileSync(join(folder, 'a.txt'), 'a')
  fs.writeFileSync(join(folder, 'scans', 'b.txt'), 'b')
  fs.writeFileSync(join(scans, 'a.txt'), 'a')
  const plain = { adopt: 'if_named_anew', followsLink: false } as const
  const folders = [
    { ...plain, folder, into: '' },
    { ...plain, folder: scans, into: 'Scans' },
  ]
  const ask = { dataFolder, tokenFile: join(dataFolder, 'token'), limits: null, language: english }
  const { signal } = new AbortController()
  expect(await ends(await dryRun({ ...ask, folders }, signal))).toEqual({
    'a.txt': 'send',
    'scans/b.txt': 'left_out',
    'Scans/a.txt': 'send',
  })
  const twice = folders.map((one) => ({ ...one, folder }))
  expect(await dryRun({ ...ask, folders: twice }, signal)).toMatchObject({
    kind: 'refused',
    words: { code: 'folders_same' },
  })
})
