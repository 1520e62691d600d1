// Dropbox's own JavaScript SDK, unchanged, against the emulator: only its hosts are pointed here.
import { Dropbox as Sdk, DropboxResponseError } from 'dropbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox, type Dropbox } from '#emulator/start.ts'
import { postBytes } from './talk.ts'

let dropbox: Dropbox
beforeAll(async () => {
  dropbox = await startDropbox()
})
afterAll(() => dropbox.close())

const hosts = /^https:\/\/(api|content|notify)\.dropboxapi\.com/

function here(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input)
  if (!hosts.test(url)) throw new Error('the SDK asked for a host that is not rewritten')
  return fetch(url.replace(hosts, dropbox.url), init)
}

function aSdk(): Sdk {
  return new Sdk({ accessToken: dropbox.accessToken, fetch: here })
}

const hello = Buffer.from('hello')

test('link, post, look, list, revisions', async () => {
  const sdk = aSdk()
  const path = '/Sdk/Grüße.txt'
  const asked = await sdk.filesGetTemporaryUploadLink({ commit_info: { path, mode: { '.tag': 'add' } }, duration: 300 })
  expect((await postBytes(asked.result.link, hello)).status).toBe(200)
  const found = await sdk.filesGetMetadata({ path })
  expect(found.result).toMatchObject({ '.tag': 'file', content_hash: contentHashOf(hello), size: 5 })
  const listed = await sdk.filesListFolder({ path: '/sdk' })
  expect(listed.result.entries.map((entry) => entry.path_display)).toEqual([path])
  const more = await sdk.filesListFolderContinue({ cursor: listed.result.cursor })
  expect(more.result).toMatchObject({ entries: [], has_more: false })
  const revisions = await sdk.filesListRevisions({ path, limit: 10 })
  expect(revisions.result.entries.map((entry) => entry.content_hash)).toEqual([contentHashOf(hello)])
})

test('a typed error reaches the caller as one', async () => {
  const failed = await aSdk()
    .filesGetMetadata({ path: '/none' })
    .catch((cause: unknown) => cause)
  expect(failed).toBeInstanceOf(DropboxResponseError)
  expect(failed).toMatchObject({ status: 409, error: { error: { '.tag': 'path', path: { '.tag': 'not_found' } } } })
})

test('upload and upload sessions', async () => {
  const sdk = aSdk()
  const uploaded = await sdk.filesUpload({
    path: '/Sdk/é',
    contents: hello,
    content_hash: contentHashOf(hello),
  })
  expect(uploaded.result.content_hash).toBe(contentHashOf(hello))
  const { result } = await sdk.filesUploadSessionStart({ contents: hello })
  await sdk.filesUploadSessionAppendV2({ cursor: { session_id: result.session_id, offset: 5 }, contents: hello })
  const cursor = { session_id: result.session_id, offset: 10 }
  const finished = await sdk.filesUploadSessionFinish({ cursor, commit: { path: '/Sdk/session' } })
  expect(finished.result.size).toBe(10)
})

test('large files in sessions: one part after the other, several at once, and many files in a batch', async () => {
  const sdk = aSdk()
  const block = 4 * 1024 * 1024
  const large = Buffer.alloc(2 * block + 77, 'large')
  const parts = [0, block, 2 * block].map((offset) => ({ offset, contents: large.subarray(offset, offset + block) }))
  const first = large.subarray(0, block)
  const started = await sdk.filesUploadSessionStart({ contents: first, content_hash: contentHashOf(first) })
  const id = started.result.session_id
  for (const { contents, offset } of parts.slice(1)) {
    await sdk.filesUploadSessionAppendV2({ cursor: { session_id: id, offset }, contents })
  }
  const wrong = sdk.filesUploadSessionAppendV2({ cursor: { session_id: id, offset: 1 }, contents: hello })
  const failed: unknown = await wrong.then(
    () => null,
    (cause: unknown) => cause,
  )
  expect(failed).toMatchObject({ error: { error: { '.tag': 'incorrect_offset', correct_offset: large.length } } })
  const cursor = { session_id: id, offset: large.length }
  const finished = await sdk.filesUploadSessionFinish({ cursor, commit: { path: '/Sdk/large' } })
  expect(finished.result).toMatchObject({ size: large.length, content_hash: contentHashOf(large) })

  const begun = await sdk.filesUploadSessionStart({ session_type: { '.tag': 'concurrent' } })
  const any = begun.result.session_id
  const append = ({ contents, offset }: (typeof parts)[number]) => {
    const close = offset === 2 * block
    return sdk.filesUploadSessionAppendV2({ cursor: { session_id: any, offset }, contents, close })
  }
  await Promise.all(parts.slice(0, 2).map(append))
  await Promise.all(parts.slice(2).map(append))
  const commit = { path: '/Sdk/concurrent' }
  const entries = [{ cursor: { session_id: any, offset: large.length }, commit }]
  const batch = await sdk.filesUploadSessionFinishBatchV2({ entries })
  expect(batch.result.entries).toMatchObject([{ '.tag': 'success', content_hash: contentHashOf(large) }])
})

test('download, move, copy, search, batches and deletion', async () => {
  const sdk = aSdk()
  await sdk.filesUpload({ path: '/Moves/a.txt', contents: hello })
  const moved = await sdk.filesMoveV2({ from_path: '/Moves/a.txt', to_path: '/Moves/sub/é.txt' })
  expect(moved.result.metadata).toMatchObject({ '.tag': 'file', path_display: '/Moves/sub/é.txt' })
  await sdk.filesCopyV2({ from_path: '/Moves/sub', to_path: '/Moves/copy' })
  const fetched = await sdk.filesDownload({ path: '/Moves/copy/é.txt' })
  expect(fetched.result).toMatchObject({ name: 'é.txt', size: 5, content_hash: contentHashOf(hello) })
  const found = await sdk.filesSearchV2({ query: 'É', options: { path: '/Moves' } })
  expect(found.result.matches).toHaveLength(2)
  const made = await sdk.filesCreateFolderBatch({ paths: ['/Moves/n', '/Moves/n'] })
  expect(made.result).toMatchObject({ '.tag': 'complete', entries: [{ '.tag': 'success' }, { '.tag': 'failure' }] })
  const latest = await sdk.filesListFolderGetLatestCursor({ path: '/Moves' })
  await sdk.filesDeleteBatch({ entries: [{ path: '/Moves/n' }] })
  await sdk.filesDeleteV2({ path: '/Moves/copy' })
  const changes = await sdk.filesListFolderContinue({ cursor: latest.result.cursor })
  expect(changes.result.entries.map((entry) => entry['.tag'])).toEqual(['deleted', 'deleted'])
})

test('account and space', async () => {
  const sdk = aSdk()
  expect((await sdk.usersGetSpaceUsage()).result.allocation).toMatchObject({ '.tag': 'individual' })
  expect((await sdk.usersGetCurrentAccount()).result.email).toBe('files@example.com')
  expect((await sdk.checkUser({ query: 'well?' })).result.result).toBe('well?')
})

test('its own token refresh, with the fields in the query, works too', async () => {
  const { appKey, appSecret, refreshToken } = dropbox
  const sdk = new Sdk({ clientId: appKey, clientSecret: appSecret, refreshToken, fetch: here })
  expect((await sdk.checkUser({ query: 'x' })).status).toBe(200)
})
