// Facts about a path are gathered from real records, a real folder and a real history.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { folderPlace, folderScope } from '#adapters/ledger/records/places.ts'
import { agreeOnFolder } from '#uploader/agreed-folder.ts'
import { askWhy } from '#uploader/history/why.ts'
import { foldPath } from '#shared/names.ts'
import type { Upload } from '#shared/upload.ts'
import { aFingerprint, anUpload } from '#test/contract/sample-uploads.ts'
import { openTestLedger, testNowMs } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const proof = { ...aFingerprint(), targetId: 1, destination: '/Acme/sent.txt', receipt: null }
const done = { kind: 'done', atMs: testNowMs } as const
const queued = { kind: 'waiting', untilMs: 0, next: 'link', fingerprint: aFingerprint(), reason: 'queued' } as const
const collides = { kind: 'blocked', reason: 'name_collision', atMs: testNowMs } as const

const uploads: readonly Upload[] = [
  anUpload({ path: 'sent.txt', stored: proof, state: done }),
  anUpload({ path: 'waits.txt', state: queued }),
  anUpload({ path: 'Twin.txt', stored: proof, state: done }),
  anUpload({ path: 'twin.txt', stored: null, state: collides }),
]

test('each path has its answer', async () => {
  const folder = temporaryFolder()
  const dataDir = temporaryFolder()
  for (const name of ['sent.txt', 'new.txt', '~$a.docx']) fs.writeFileSync(join(folder, name), 'x')
  const { ledger } = await openTestLedger(dataDir)
  const { identity } = await agreeOnFolder(ledger, { folder, adopt: 'yes', asked: null })
  const scope = folderScope(folder, () => folderPlace(identity ?? ''))
  const sent = { path: 'sent.txt', how: 'already_there', contentHash: proof.contentHash, sizeBytes: 1 } as const
  const where = {
    targetId: 1,
    destination: '/Acme/sent.txt',
    rev: null,
    addedAtMs: 1,
    sentAtMs: testNowMs,
    tries: 1,
    original: 'kept',
  } as const
  await ledger.scoped(scope).save({ uploads, forgotten: [], notes: [], sent: [{ ...sent, ...where }] })
  const ask = async (path: string): Promise<unknown> => {
    const reply = await askWhy(dataDir, 'D', path, english)
    return reply.kind === 'answered' ? reply.answer : reply.code
  }
  expect(await ask(join(folder, 'sent.txt'))).toMatchObject({ kind: 'same_as', isChanged: true })
  expect(await ask(join(folder, 'new.txt'))).toEqual({ kind: 'not_seen' })
  expect(await ask(join(folder, '~$a.docx'))).toMatchObject({
    kind: 'left_out_by_rule',
    rule: { name: 'office_temporary' },
  })
  fs.writeFileSync(join(folder, 'waits.txt'), 'x')
  const onDisk = (name: string, isFull: boolean) =>
    askWhy(dataDir, 'D', join(folder, name), english, { isDiskFull: () => isFull })
  expect(await onDisk('waits.txt', false)).toMatchObject({ answer: { row: { reason: 'queued' } } })
  for (const name of ['waits.txt', 'new.txt'])
    expect(await onDisk(name, true)).toMatchObject({ answer: { kind: 'needs_person', reason: 'disk_full' } })
  expect(await onDisk('~$a.docx', true)).toMatchObject({ answer: { kind: 'left_out_by_rule' } })
  const fileRules = { allowedTypes: ['txt'], refusedTypes: [], largestMegabytes: 1 }
  const underRules = async (name: string): Promise<unknown> =>
    askWhy(dataDir, 'D', join(folder, name), english, { fileRules })
  for (const name of ['a.exe', 'large.txt']) fs.writeFileSync(join(folder, name), 'x')
  fs.truncateSync(join(folder, 'large.txt'), 1_000_001)
  expect(await underRules('a.exe')).toMatchObject({ answer: { rule: { name: 'company_other_type' } } })
  expect(await underRules('large.txt')).toMatchObject({ answer: { rule: { name: 'company_size' } } })
  expect(await underRules('new.txt')).toMatchObject({ answer: { kind: 'not_seen' } })
  expect(foldPath('Twin.txt')).toBe('twin.txt')
  expect(await ask(join(folder, 'twin.txt'))).toEqual({ kind: 'name_taken', other: 'Twin.txt' })
  expect(await ask(join(folder, 'absent.txt'))).toEqual({ kind: 'does_not_exist', wasSeen: false })
  expect(await ask(folder)).toEqual({ kind: 'folder' })
  expect(await ask(join(dataDir, 'ledger.db'))).toEqual({ kind: 'outside_folder' })
  fs.renameSync(folder, `${folder} away`)
  expect(await ask(join(folder, 'new.txt'))).toEqual({ kind: 'folder_unreachable', isReplaced: false })
  expect(await ask(join(folder, 'sent.txt'))).toMatchObject({ kind: 'same_as', isChanged: false })
  fs.renameSync(`${folder} away`, folder)
  await ledger.close()
})

test('without records there is nothing to tell', async () => {
  expect(await askWhy(temporaryFolder(), 'D', '/a', english)).toMatchObject({ kind: 'refused', code: 'no_records' })
})
