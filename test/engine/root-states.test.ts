// Several watched folders: one that is away holds its own files only.
import { describe, expect, it } from 'vitest'
import type { FolderRules } from '#engine/events.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import { DrivenQueue } from './queue/driven-queue.ts'

function folderRules(afterUpload: Readonly<Record<string, AfterUpload>> = {}): FolderRules {
  const rootOf = (path: string): string => (path.startsWith('b/') ? 'b' : '')
  return { roots: ['', 'b'], rootOf, afterUploadOf: (path) => afterUpload[rootOf(path)] ?? 'keep' }
}

function reasonOf(queue: DrivenQueue, path: string) {
  return queue.queue.circumstances(queue.nowMs).roots.of(path)
}

describe('a folder that is away', () => {
  it('keeps its own files, and they go on when it is back', () => {
    const queue = new DrivenQueue({ folderRules: folderRules() })
    queue.see('a')
    queue.see('b/a')
    queue.apply({ kind: 'folder', root: 'b', state: 'away' })
    expect([queue.turn(), queue.turn(2_000)]).toEqual([[], ['hash a']])
    expect([reasonOf(queue, 'a'), reasonOf(queue, 'b/a')]).toEqual(['there', 'away'])
    queue.apply({ kind: 'folder', root: 'b', state: 'there' })
    expect(queue.turn()).toEqual(['hash b/a'])
  })

  it('gives back the link it has in hand: others need the slot', () => {
    const queue = new DrivenQueue({ folderRules: folderRules(), sendSlots: 1 })
    queue.untilAsked('b/a')
    queue.apply({ kind: 'folder', root: 'b', state: 'away' })
    queue.granted('b/a')
    queue.see('a')
    expect([queue.turn(), queue.turn(2_000)]).toEqual([[], ['hash a']])
    queue.hashed('a')
    expect(queue.turn()).toEqual(['link a'])
  })

  it('is away like the only one where all are', () => {
    const queue = new DrivenQueue({ folderRules: folderRules() })
    queue.see('a')
    queue.apply({ kind: 'folder', root: 'b', state: 'away' })
    queue.apply({ kind: 'folder', root: '', state: 'replaced' })
    expect([queue.turn(2_000), queue.queue.circumstances(queue.nowMs).folder]).toEqual([[], 'replaced'])
  })
})

it('each folder has its own rule for what is sent', () => {
  const queue = new DrivenQueue({ folderRules: folderRules({ b: 'sent' }) })
  queue.untilAsked('a', 'b/a')
  for (const path of ['a', 'b/a']) queue.granted(path)
  queue.turn()
  for (const path of ['a', 'b/a']) queue.sent(path)
  expect(queue.turn()).toEqual(['move b/a'])
})
