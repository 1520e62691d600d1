// What one link answers to one POST after another, under every setting of what Dropbox does not document.
import { describe, expect, test } from 'vitest'
import { commitTo, createDropboxModel, type DropboxModel } from '#emulator/model/model.ts'
import type { Post } from '#emulator/model/posts.ts'
import { seededRandom } from '#test/rigs/random.ts'
import { linkSwitchCombinations, nameOfSwitches, type Switches } from '#emulator/model/switches.ts'

const hourMs = 3_600_000
const someBytes = { sizeBytes: 5, contentHash: 'a'.repeat(64) }
const otherBytes = { sizeBytes: 7, contentHash: 'b'.repeat(64) }

function modelWith(switches: Partial<Switches>): DropboxModel {
  return createDropboxModel({ random: seededRandom(1), switches })
}

function begin(model: DropboxModel, linkId: string, nowMs: number): Post {
  const answer = model.beginPost(linkId, nowMs)
  if (answer.kind === 'refused') throw new Error(`refused with ${answer.status}`)
  return answer.post
}

/** What a POST that starts now would meet: begun, 409 or 410. */
function meets(model: DropboxModel, linkId: string, nowMs: number): 'begun' | 409 | 410 {
  const answer = model.beginPost(linkId, nowMs)
  return answer.kind === 'begun' ? 'begun' : answer.status
}

function issue(model: DropboxModel, durationMs = hourMs): string {
  return model.issueLink({ commit: commitTo('/a.txt'), durationMs }, 0).linkId
}

test('there are 36 combinations, each once', () => {
  const names = linkSwitchCombinations().map(nameOfSwitches)
  expect([names.length, new Set(names).size]).toEqual([36, 36])
})

describe.each(linkSwitchCombinations().map((switches) => [nameOfSwitches(switches), switches] as const))(
  '%s',
  (_name, switches) => {
    const gone = switches.tombstoneTtlMs > 0 ? 410 : 409

    test('a link takes one whole body and is used up', () => {
      const model = modelWith(switches)
      const link = issue(model)
      expect(model.finishPost(begin(model, link, 1), someBytes, 2)).toMatchObject({ status: 200, wrote: true })
      expect(meets(model, link, 3)).toBe(gone)
    })

    test('a second POST while the first is under way is refused', () => {
      const model = modelWith(switches)
      const link = issue(model)
      begin(model, link, 1)
      expect(meets(model, link, 2)).toBe(switches.consumeOn === 'headers' ? 410 : 409)
    })

    test('a cut body commits nothing, and leaves what the switches say', () => {
      const model = modelWith(switches)
      const link = issue(model)
      model.abortPost(begin(model, link, 1), 2)
      expect(model.getMetadata('/a.txt', 2)).toEqual({ kind: 'failed', failure: 'not_found' })
      const isUsedUp = switches.consumeOn === 'headers' || switches.onAbort === 'consumed'
      const atOnce = isUsedUp ? gone : switches.onAbort === 'reusable' ? 'begun' : 409
      expect(meets(model, link, 3)).toBe(atOnce)
      if (switches.onAbort === 'busy-then-reusable' && !isUsedUp) expect(meets(model, link, 2 + 3_000)).toBe('begun')
    })

    test('a refused commit leaves what the switches say', () => {
      const model = modelWith(switches)
      model.upload(commitTo('/a.txt'), otherBytes, 0)
      const link = issue(model)
      expect(model.finishPost(begin(model, link, 1), someBytes, 2)).toMatchObject({
        status: 409,
        cause: 'conflict/file',
      })
      const isReusable = switches.consumeOn === 'commit' && switches.on409 === 'reusable'
      expect(meets(model, link, 3)).toBe(isReusable ? 'begun' : gone)
    })

    test('an expired link is refused even if it was never used', () => {
      const model = modelWith(switches)
      expect(meets(model, issue(model), hourMs)).toBe(gone)
    })
  },
)

test('only the start of a POST has to be in time', () => {
  const model = modelWith({})
  const link = issue(model, 60_000)
  const post = begin(model, link, 59_999)
  expect(model.finishPost(post, someBytes, 10 * hourMs)).toMatchObject({ status: 200 })
})

test('a used link is 410 until its tombstone is gone, then 409 like one that never was', () => {
  const model = modelWith({ tombstoneTtlMs: 1_000 })
  const link = issue(model)
  model.finishPost(begin(model, link, 1), someBytes, 500)
  expect([meets(model, link, 1_499), meets(model, link, 1_500), meets(model, 'NoSuchLink0000', 1)]).toEqual([
    410, 409, 409,
  ])
})

test('two links for one path do not know of each other: identical bytes are kept once, other bytes conflict', () => {
  const model = modelWith({})
  const [first, second, third] = [issue(model), issue(model), issue(model)]
  const posts = [begin(model, first, 1), begin(model, second, 1), begin(model, third, 1)] as const
  expect(model.finishPost(posts[0], someBytes, 2)).toMatchObject({ status: 200, wrote: true })
  expect(model.finishPost(posts[1], someBytes, 3)).toMatchObject({ status: 200, wrote: false })
  expect(model.finishPost(posts[2], otherBytes, 4)).toMatchObject({ status: 409 })
  expect(model.listRevisions('/a.txt', 10, 5)).toMatchObject({ newestFirst: [{ contentHash: someBytes.contentHash }] })
})

test('a commit that comes late finds the path as it is then: update(rev) loses, overwrite wins', () => {
  const model = modelWith({})
  const stored = model.upload(commitTo('/a.txt'), someBytes, 0)
  const rev = stored.kind === 'stored' ? stored.file.current.rev : ''
  const update = commitTo('/a.txt', { mode: { kind: 'update', rev } })
  const overwrite = commitTo('/a.txt', { mode: { kind: 'overwrite' } })
  const late = begin(model, model.issueLink({ commit: update, durationMs: hourMs }, 0).linkId, 1)
  const lateOverwrite = begin(model, model.issueLink({ commit: overwrite, durationMs: hourMs }, 0).linkId, 1)
  model.upload(overwrite, otherBytes, 2)
  const oldBytes = { sizeBytes: 1, contentHash: 'c'.repeat(64) }
  expect(model.finishPost(late, oldBytes, 3)).toMatchObject({ status: 409 })
  expect(model.finishPost(lateOverwrite, oldBytes, 4)).toMatchObject({ status: 200, wrote: true })
})

test('a post that was ended cannot be ended again', () => {
  const model = modelWith({})
  const post = begin(model, issue(model), 1)
  model.abortPost(post, 2)
  expect(() => model.finishPost(post, someBytes, 3)).toThrow('not under way')
})
