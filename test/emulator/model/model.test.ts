// The namespace: what is stored, what is refused and why, and what can be read back.
import { expect, test } from 'vitest'
import type { CommitInfo } from '#emulator/model/links.ts'
import { commitTo, createDropboxModel, type DropboxModel } from '#emulator/model/model.ts'
import { seededRandom } from '#test/rigs/random.ts'

const bytes = (mark: string, sizeBytes = 10) => ({ sizeBytes, contentHash: mark.repeat(64) })

function aModel(): DropboxModel {
  return createDropboxModel({ random: seededRandom(7), quotaBytes: 1_000 })
}

/** The path at which the bytes are now, or the reason why not. */
function put(model: DropboxModel, info: CommitInfo, mark = 'a', sizeBytes = 10, nowMs = 0): string {
  const answer = model.upload(info, bytes(mark, sizeBytes), nowMs)
  return answer.kind === 'stored' ? answer.file.path : answer.cause
}

test('the folder of a file comes into being with it and keeps its first spelling', () => {
  const model = aModel()
  expect(put(model, commitTo('/Team/Ärger/a.txt'))).toBe('/Team/Ärger/a.txt')
  expect(put(model, commitTo('/TEAM/ärger/B.txt'), 'b')).toBe('/Team/Ärger/B.txt')
  const page = model.listFolder('/team/ÄRGER', { recursive: false, includeDeleted: false, limit: 10 }, 0)
  expect(page).toMatchObject({ facts: [{ path: '/Team/Ärger/a.txt' }, { path: '/Team/Ärger/B.txt' }], more: false })
})

test('each refusal has its cause', () => {
  const model = aModel()
  put(model, commitTo('/file'))
  put(model, commitTo('/folder/x'))
  model.setLimits({ readOnlyFolders: ['/Locked'] })
  const causes = [
    put(model, commitTo('/file'), 'b'),
    put(model, commitTo('/folder'), 'b'),
    put(model, commitTo('/file/below'), 'b'),
    put(model, commitTo('/a/'), 'b'),
    put(model, commitTo('/thumbs.db'), 'b'),
    put(model, commitTo('/locked/a'), 'b'),
    put(model, commitTo('ns:99/a'), 'b'),
    put(model, commitTo('/huge'), 'b', 981),
  ]
  expect(causes).toEqual([
    'conflict/file',
    'conflict/folder',
    'conflict/file_ancestor',
    'malformed_path',
    'disallowed_name',
    'no_write_permission',
    'no_write_permission',
    'insufficient_space',
  ])
  expect(model.journal.filter((entry) => entry.kind === 'commit_refused')).toHaveLength(causes.length)
})

test('space is what the current files need: a replaced file gives its space back', () => {
  const model = aModel()
  put(model, commitTo('/a'), 'a', 600)
  expect(put(model, commitTo('/a', { mode: { kind: 'overwrite' } }), 'b', 900)).toBe('/a')
  expect(model.spaceUsage().usedBytes).toBe(900)
  model.delete('/a', 1)
  expect(model.spaceUsage().usedBytes).toBe(0)
})

test('a file can be named by its id and by its namespace', () => {
  const model = aModel()
  put(model, commitTo('ns:1234567890/A.txt'))
  const found = model.getMetadata('/a.txt', 1)
  expect(found).toMatchObject({ kind: 'file', path: '/A.txt' })
  const id = found.kind === 'file' ? found.id : ''
  expect(model.getMetadata(id, 1)).toEqual(found)
})

test('commits in each other’s way are refused while the namespace is locked', () => {
  const model = aModel()
  model.setLimits({ contention: { maxConcurrent: 2, holdMs: 100 } })
  const answers = [0, 10, 20, 105].map((nowMs) => put(model, commitTo(`/${nowMs}`), 'a', 1, nowMs))
  expect(answers).toEqual(['/0', '/10', 'too_many_write_operations', '/105'])
})

test('autorename finds another name', () => {
  const model = aModel()
  put(model, commitTo('/a.tar.gz'))
  const renaming = commitTo('/a.tar.gz', { autorename: true })
  const late = commitTo('/a.tar.gz', { autorename: true, mode: { kind: 'update', rev: '0150000000000ff' } })
  expect([put(model, renaming, 'b'), put(model, renaming, 'c'), put(model, late, 'd')]).toEqual([
    '/a.tar (1).gz',
    '/a.tar (2).gz',
    '/a.tar (conflicted copy).gz',
  ])
})

test('revisions are listed newest first, outlive the file and come back with it', () => {
  const model = aModel()
  const overwrite = commitTo('/a', { mode: { kind: 'overwrite' } })
  for (const [index, mark] of ['a', 'b', 'c'].entries()) put(model, overwrite, mark, 1, index)
  model.delete('/a', 5)
  const all = model.listRevisions('/A', 2, 6)
  expect(all).toMatchObject({
    isDeleted: true,
    more: true,
    newestFirst: [{ contentHash: 'c'.repeat(64) }, { contentHash: 'b'.repeat(64) }],
  })
  expect(model.getMetadata('/a', 6, true)).toEqual({ kind: 'deleted', path: '/a' })
  put(model, overwrite, 'a', 1, 7)
  expect(model.listRevisions('/a', 10, 8)).toMatchObject({ isDeleted: false, more: false })
})

test('every revision is hex of at least nine digits and never the same twice', () => {
  const model = aModel()
  for (let count = 0; count < 50; count += 1) put(model, commitTo(`/${count}`), 'a', 1)
  const revs = model.journal.flatMap((entry) => (entry.kind === 'commit' ? [entry.rev] : []))
  expect(new Set(revs).size).toBe(50)
  for (const rev of revs) expect(rev).toMatch(/^[0-9a-f]{9,}$/)
})

test('folders are made once, listed, and taken away with all they hold', () => {
  const model = aModel()
  expect(model.createFolder('/a/b', 0)).toMatchObject({ kind: 'arranged', fact: { path: '/a/b' } })
  expect(model.createFolder('/A/B', 0)).toEqual({ kind: 'failed', failure: 'conflict/folder' })
  put(model, commitTo('/a/b/c'))
  expect(model.delete('/a', 1)).toMatchObject({ kind: 'arranged' })
  expect(model.getMetadata('/a/b/c', 1)).toEqual({ kind: 'failed', failure: 'not_found' })
  expect(model.delete('/a', 2)).toEqual({ kind: 'failed', failure: 'not_found' })
})

test('a listing comes in pages, and afterwards as changes', () => {
  const model = aModel()
  for (const name of ['a', 'b', 'c']) put(model, commitTo(`/x/${name}`), name, 1)
  const first = model.listFolder('/x', { recursive: false, includeDeleted: false, limit: 2 }, 0)
  if (first.kind !== 'page') throw new Error('no page')
  const second = model.continueListing(first.cursor, 0)
  if (second.kind !== 'page') throw new Error('no page')
  expect([first.facts.length, first.more, second.facts.length, second.more]).toEqual([2, true, 1, false])
  put(model, commitTo('/x/d'), 'd', 1)
  put(model, commitTo('/elsewhere'), 'd', 1)
  model.delete('/x/a', 1)
  const changes = model.continueListing(second.cursor, 2)
  expect(changes).toMatchObject({
    facts: [
      { kind: 'file', path: '/x/d' },
      { kind: 'deleted', path: '/x/a' },
    ],
    more: false,
  })
  expect(model.continueListing('nonsense', 3)).toEqual({ kind: 'failed', failure: 'bad_cursor' })
})

test('the same seed and the same calls give the same journal', () => {
  const run = (): string => {
    const model = aModel()
    const { linkId } = model.issueLink({ commit: commitTo('/a'), durationMs: 60_000 }, 0)
    const begun = model.beginPost(linkId, 1)
    if (begun.kind === 'begun') model.finishPost(begun.post, bytes('a'), 2)
    return JSON.stringify(model.journal)
  }
  expect(run()).toBe(run())
})

test('a journal read back gives the same namespace, and new revisions after the old ones', () => {
  const model = aModel()
  put(model, commitTo('/Ordner/a'), 'a', 3, 1)
  put(model, commitTo('/b'), 'b', 4, 2)
  model.createFolder('/leer', 3)
  model.delete('/b', 4)
  const again = aModel()
  for (const entry of model.journal) again.restore(entry)
  expect(again.getMetadata('/ordner/A', 5)).toEqual(model.getMetadata('/ordner/A', 5))
  expect(again.listRevisions('/b', 10, 5)).toEqual(model.listRevisions('/b', 10, 5))
  expect(again.getMetadata('/leer', 5)).toMatchObject({ kind: 'folder' })
  expect(again.spaceUsage()).toEqual(model.spaceUsage())
  put(again, commitTo('/c'), 'c', 1, 6)
  const revs = again.journal.flatMap((entry) => (entry.kind === 'commit' ? [entry.rev] : []))
  expect(new Set(revs).size).toBe(revs.length)
})
