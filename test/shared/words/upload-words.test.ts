import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { blockedReasons, isBlockedReason, waitingReasons } from '#shared/reasons.ts'
import type { ReasonCode } from '#shared/reasons.ts'
import { excludedWords, queueWords, stopWords, uploadWords } from '#shared/words/upload-words.ts'
import type { Words } from '#shared/words/upload-words.ts'
import { someFacts } from '#test/rigs/samples/overview.ts'
import { anUploadRow } from '#test/rigs/samples/upload-row.ts'

const nowMs = Date.parse('2026-11-23T14:00:00Z')
const viewer = { nowMs, timeZone: 'UTC', language: english }
const reasons: readonly ReasonCode[] = [...waitingReasons, ...blockedReasons]

const inTwentySeconds = new Date(nowMs + 20_000).toISOString()

test.each(reasons)('%s has a sentence with the name of the file, what comes next, and its code', (reason) => {
  const state = isBlockedReason(reason) ? 'blocked' : 'waiting'
  const words = uploadWords(anUploadRow({ state, reason, nextTryAt: inTwentySeconds }), viewer)
  expect(words.code).toBe(reason)
  expect(words.what).toContain('“Budget.xlsx”')
  for (const text of [words.what, words.next]) expect(text).toMatch(/^[A-Z“].*\.$/)
  expect(words.status).toMatch(/^[A-Z].*[^.]$/)
})

test.each(reasons)('%s is said without words of protocols', (reason) => {
  const words = uploadWords(anUploadRow({ state: isBlockedReason(reason) ? 'blocked' : 'waiting', reason }), viewer)
  const spoken = `${words.status} ${words.what} ${words.next}`
  expect(spoken).not.toMatch(/\b\d{3}\b|hash|token|link|http|tls|certificate|null|undefined|_/i)
})

test('no two reasons are told with the same words', () => {
  const told = reasons
    .map((reason) => uploadWords(anUploadRow({ reason }), viewer))
    .map(({ what, next }) => what + next)
  expect(new Set(told).size).toBe(reasons.length)
})

test.each(reasons)('%s that keeps all files is a sentence as people write it', (reason) => {
  const { next, what } = stopWords({ by: 'hold', reason, untilMs: null }, viewer)
  expect(`${what} ${next}`).toMatch(/^[\p{Lu}\u201c]/u)
  expect(`${what} ${next}`).not.toMatch(/[^.] A file|(?:^|\. )\p{Ll}/u)
})

test('a name that Dropbox cannot keep is told with what is wrong about it', () => {
  const words = uploadWords(anUploadRow({ path: 'Plans/end.', state: 'blocked', reason: 'name_not_allowed' }), viewer)
  expect(words.next).toBe('Rename it: the name ends with a dot.')
})

test('a reason that is tried again says when', () => {
  const words = uploadWords(anUploadRow({ reason: 'dropbox_busy', nextTryAt: inTwentySeconds }), viewer)
  expect(words).toEqual({
    status: 'Dropbox is busy',
    what: '“Budget.xlsx” waits. Dropbox is busy and asked us to wait.',
    next: 'Outbox tries again in 20 seconds.',
    code: 'dropbox_busy',
  })
})

test.each([
  ['hashing', 'Reading'],
  ['linking', 'Getting ready'],
  ['checking', 'Checking'],
  ['done', 'Sent'],
  ['gone', 'Gone'],
] as const)('the state %s has words', (state, status) => {
  const words = uploadWords(anUploadRow({ state }), viewer)
  expect(words.status).toBe(status)
  expect(words.what).toContain('“Budget.xlsx”')
})

test('a file being sent shows how much of it left', () => {
  expect(uploadWords(anUploadRow({ state: 'sending', sentBytes: 87 }), viewer).status).toBe('Uploading 43 %')
  expect(uploadWords(anUploadRow({ state: 'sending', sentBytes: 0 }), viewer).status).toBe('Uploading')
})

test('a send that a pause stops is paused, and not sending', () => {
  const row = anUploadRow({ state: 'sending', reason: 'paused' })
  expect(uploadWords(row, viewer)).toEqual({
    status: 'Paused',
    what: '“Budget.xlsx” waits. Sending is paused.',
    next: 'It goes on when you resume it.',
    code: 'paused',
  })
})

test.each<[string | null, Partial<Words>]>([
  [null, { status: 'Sent', what: '“Budget.xlsx” is in Dropbox.', next: '' }],
  ['/Acme/Invoices/Budget.xlsx', { status: 'Sent', what: '“Budget.xlsx” is in Dropbox.', next: '' }],
  ['/Acme/Invoices/BUDGET.xlsx', { status: 'Sent' }],
  [
    '/Acme/Invoices/Budget (from laptop-7, 2026-11-23).xlsx',
    {
      status: 'Sent as a copy',
      what: '“Budget.xlsx” is in Dropbox as “Budget (from laptop-7, 2026-11-23).xlsx”.',
      next: 'Something else named “Budget.xlsx” was already there, so both were kept.',
      code: null,
    },
  ],
  ['/Acme/gpj\u202e.exe', { what: '“Budget.xlsx” is in Dropbox as “gpj⟨U+202E⟩.exe”.' }],
])('a file that is done and in Dropbox at %j says so', (destination, words) => {
  expect(uploadWords(anUploadRow({ state: 'done', destination }), viewer)).toMatchObject(words)
})

test('a file that was deleted here after it was sent says that it is not here', () => {
  const deleted = anUploadRow({ state: 'done', inFolder: false })
  expect(uploadWords(deleted, viewer).next).toBe('It is not in the folder on this computer any more.')
  const copy = uploadWords({ ...deleted, destination: '/T/another name.pdf' }, viewer)
  expect(copy.next).toMatch(/so both were kept\. It is not in the folder on this computer any more\.$/)
})

const why = 'so that the old one cannot take its place.'
test.each([
  [null, `The new version waits until that is clear, ${why}`],
  [20_000, `The new version waits until that is clear, 14:01 at the latest, ${why}`],
  [15 * 60_000, `The new version waits until that is clear, 14:15 at the latest, ${why}`],
])('a version that waits %j ms for an earlier one says until when, and why', (waitMs, next) => {
  const nextTryAt = waitMs === null ? null : new Date(nowMs + waitMs).toISOString()
  expect(uploadWords(anUploadRow({ reason: 'earlier_send_open', nextTryAt }), viewer)).toEqual({
    status: 'Earlier version first',
    what: 'An earlier version of “Budget.xlsx” was sent and may still arrive in Dropbox.',
    next,
    code: 'earlier_send_open',
  })
})

test('an excluded file names its rule', () => {
  const words = excludedWords({ path: '~$x.docx', state: 'excluded', rule: 'temporary Office file' }, english)
  expect(words.what + ' ' + words.next).toBe('“~$x.docx” is not sent. Rule: temporary Office file.')
})

test('a hostile name cannot speak to the terminal through a sentence', () => {
  const words = uploadWords(anUploadRow({ path: 'a/\u001b]0;owned\u0007.txt', state: 'done' }), viewer)
  expect(words.what).toBe('“⟨U+001B⟩]0;owned⟨U+0007⟩.txt” is in Dropbox.')
})

test.each([
  ['paused', someFacts({ paused: 'paused', waiting: 3 }), 'Sending is paused. 3 files wait.'],
  ['a missing folder', someFacts({ folder: 'away', waiting: 1 }), 'The watched folder is not reachable. 1 file waits.'],
  [
    'full',
    someFacts({ hold: { reason: 'dropbox_full', untilMs: nowMs }, waiting: 14 }),
    'The company’s Dropbox is full. 14 files wait.',
  ],
  ['offline', someFacts({ hold: { reason: 'offline', untilMs: nowMs } }), 'There is no network.'],
  [
    'a full disk',
    someFacts({ ledgerTrouble: 'disk_full' }),
    'This computer\u2019s disk is full, so Outbox cannot note what it sends.',
  ],
  [
    'a ledger that fails',
    someFacts({ ledgerTrouble: 'store_unwritable' }),
    'Outbox cannot write its own records, so it sends nothing.',
  ],
  ['uploading', someFacts({ sending: 3, waiting: 9, blocked: 2 }), 'Uploading 3 files.'],
  ['waiting', someFacts({ waiting: 9 }), '9 files to send.'],
  ['needing a person', someFacts({ blocked: 2, done: 5 }), '2 files need you.'],
  ['held back by a person', someFacts({ heldBack: 1, done: 5 }), '1 file is paused.'],
  ['asked about', someFacts({ asked: { files: 2_000, bytes: 9 }, done: 5 }), '2,000 files wait for your word.'],
  ['all sent', someFacts({ done: 5 }), 'Everything is sent.'],
  ['nothing yet', someFacts({}), 'There is nothing to send yet.'],
])('the queue when %s is one sentence', (_title, facts, sentence) => {
  expect(queueWords(facts, viewer).what).toBe(sentence)
})

test('a queue whose sends have lost their connection says so, and that it goes on', () => {
  const { status, what, next } = queueWords(someFacts({ sending: 2, isReconnecting: true }), viewer)
  expect(`${status} | ${what} ${next}`).toBe(
    'Connection lost | The connection was lost while 2 files were being sent. It goes on as soon as there is a connection.',
  )
})

test.each(waitingReasons)('a queue held by %s has one sentence for all files', (reason) => {
  const words = queueWords(someFacts({ hold: { reason, untilMs: nowMs + 20_000 }, waiting: 2 }), viewer)
  expect(words.code).toBe(reason)
  expect(words.what).toMatch(/^[A-Z].* 2 files wait\.$/)
})

test('a file that is too large is told how large it may be', () => {
  const whatOf = (sizeBytes: number | null, limitBytes: number | null) =>
    uploadWords(anUploadRow({ path: 'film.mov', state: 'blocked', reason: 'too_large', sizeBytes, limitBytes }), viewer)
      .what
  expect(whatOf(300_000_000, 157_286_400)).toBe(
    '\u201cfilm.mov\u201d has 300 MB; your company\u2019s server takes at most 157 MB.',
  )
  expect(whatOf(157_286_401, 157_286_400)).toContain(
    'has 157,286,401 bytes; your company\u2019s server takes at most 157,286,400 bytes.',
  )
  const plainly = '\u201cfilm.mov\u201d is larger than your company\u2019s server takes.'
  expect([whatOf(300_000_000, null), whatOf(null, 10), whatOf(9, 10)]).toEqual([plainly, plainly, plainly])
})

test('a folder whose name a file in Dropbox has is the one to rename', () => {
  const nextOf = (path: string) =>
    uploadWords(anUploadRow({ path, state: 'blocked', reason: 'folder_name_taken' }), viewer).next
  expect(nextOf('talk.key/Index.xml')).toBe(
    'Rename the folder \u201ctalk.key\u201d here, or the file of that name in Dropbox.',
  )
  expect(nextOf('a/b/c.txt')).toContain('Rename one of the folders of \u201ca/b\u201d here')
})

test.each([
  ['.', 'cannot_read', 'The watched folder cannot be listed, so the files in it are not sent. Check who may open it.'],
  [
    'a/b',
    'read_error',
    'The folder \u201cb\u201d cannot be listed, so the files in it are not sent. The disk or network drive reported an error: look whether it works.',
  ],
  [
    'b',
    'in_use',
    'The folder \u201cb\u201d cannot be listed, so the files in it are not sent. Outbox looks again by itself.',
  ],
] as const)('the folder %s that is %s is named as a folder', (path, reason, sentence) => {
  const words = uploadWords({ ...anUploadRow({ path, reason, state: 'settling' }), isFolder: true }, viewer)
  expect(`${words.what} ${words.next}`).toBe(sentence)
})
