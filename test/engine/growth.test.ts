// The price of one event does not grow with the queue: counted in looks at entries, never in time.
import { expect, it } from 'vitest'
import { createReadyQueues, type Entry } from '#engine/queue/ready-queues.ts'
import { aFile, anUpload, aStored, done } from './builders.ts'
import { DrivenQueue } from './queue/driven-queue.ts'

const both = { small: true, large: true, relayed: true }

/** How often the queues look at each of `size` entries while all of them pass one queue, the worst order first. */
function looksPerEntry(size: number): number {
  let looks = 0
  const readyQueues = createReadyQueues()
  for (let index = 0; index < size; index++) {
    let stamp = 0
    const entry: Entry = {
      path: `${index}`,
      isPacked: false,
      upload: anUpload({ path: `${index}` }),
      order: size - index,
      queued: null,
      sizeClass: () => 'small',
      get stamp() {
        looks++
        return stamp
      },
      set stamp(to) {
        stamp = to
      },
    }
    readyQueues.place(entry, { queueName: 'hash' })
  }
  for (let entry = readyQueues.first('hash', both); entry !== null; entry = readyQueues.first('hash', both))
    readyQueues.place(entry, null)
  return looks / size
}

it('a place in a queue is looked at as rarely in a long queue as in a short one', () => {
  expect(looksPerEntry(20_000)).toBeLessThanOrEqual(looksPerEntry(20) + 2)
})

/** Sends `size` new files to their end; a queue that looks at all uploads for each event would not end. */
function sendAll(size: number): DrivenQueue {
  const queue = new DrivenQueue()
  for (let index = 0; index < size; index++) queue.see(`${index}`)
  let todo = queue.turn(2_000)
  while (todo.length > 0) {
    for (const line of todo) {
      const [kind, path = ''] = line.split(' ')
      if (kind === 'hash') queue.hashed(path)
      if (kind === 'link') queue.granted(path)
      if (kind === 'send') queue.sent(path)
    }
    todo = queue.turn()
  }
  return queue
}

it('twenty thousand files pass the queue', () => {
  expect(sendAll(20_000).queue.stateCounts.counts).toMatchObject({ done: 20_000, settling: 0, waiting: 0 })
})

it('a hundred thousand files that are done already are taken up and seen again without any work', () => {
  const uploads = Array.from({ length: 100_000 }, (_, index) =>
    anUpload({ path: `${index}`, state: done, stored: aStored(), addedAtMs: -index }),
  )
  const queue = new DrivenQueue({}, uploads)
  for (const { path } of uploads) queue.see(path, aFile())
  expect([queue.turn(), queue.outcome.changed.length, queue.queue.nextWakeMs(queue.nowMs)]).toEqual([[], 0, null])
})
