import { expect, test } from 'vitest'
import type { Engine, QueueEvent } from '#engine/events.ts'
import type { Upload } from '#shared/upload.ts'
import { FolderFacts } from '#uploader/sources/folder-facts.ts'
import { absent, aFile, anUpload } from '#test/engine/builders.ts'

/** Facts on an engine that knows these paths and keeps what it is told. */
function someFacts(...known: readonly string[]) {
  const told: QueueEvent[] = []
  const uploads = new Map<string, Upload>(known.map((path) => [path, anUpload({ path })]))
  const engine = {
    dispatch: (event: QueueEvent) => void told.push(event),
    upload: (path: string) => uploads.get(path) ?? null,
  } satisfies Pick<Engine, 'dispatch' | 'upload'>
  const facts = new FolderFacts()
  let observed = 0
  // Nothing else of an engine is asked here.
  const listener = facts.listener(engine as unknown as Engine, () => observed++)
  return { told, facts, listener, observed: () => observed }
}

test('files are told to the engine, and counted as a sign that work goes on', () => {
  const { told, listener, observed } = someFacts()
  listener.observed('a', aFile())
  expect([told, observed()]).toEqual([[{ kind: 'observed', path: 'a', observed: aFile() }], 1])
})

test('a file that a rule keeps out is no upload any more, and is told once', () => {
  const { told, facts, listener } = someFacts('~$a.docx')
  const heard: unknown[] = []
  facts.onExcluded((path, rule) => heard.push([path, rule]))
  listener.excluded('~$a.docx', 'office')
  listener.excluded('b.tmp', 'temporary')
  listener.excluded('b.tmp', 'temporary')
  expect(told).toEqual([{ kind: 'observed', path: '~$a.docx', observed: absent }])
  expect(heard).toEqual([
    ['~$a.docx', 'office'],
    ['b.tmp', 'temporary'],
  ])
  listener.observed('b.tmp', aFile())
  expect([heard.at(-1), [...facts.excluded.keys()]]).toEqual([['b.tmp', null], ['~$a.docx']])
})

test('who listens late hears what is so', () => {
  const { facts, listener } = someFacts()
  listener.excluded('a', 'rule')
  listener.unreadableFolder('', 'cannot_read')
  listener.unreadableFolder('b', 'cannot_read')
  listener.unreadableFolder('b', null)
  const heard: unknown[] = []
  facts.onExcluded((path) => heard.push(path))
  facts.onUnreadable((path, reason) => heard.push([path, reason]))
  expect(heard).toEqual(['a', ['.', 'cannot_read']])
})

test('whether folder and changes are heard is passed on', () => {
  const { told, facts, listener } = someFacts()
  listener.root('away')
  listener.degraded('network_folder')
  expect([told, facts.degraded]).toEqual([[{ kind: 'folder', state: 'away', root: '' }], 'network_folder'])
})
