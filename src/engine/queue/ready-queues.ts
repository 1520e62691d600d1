// Uploads that are ready, in the queues where they wait for a slot, and uploads that wait for a time. Stale entries are
// skipped, not searched for, so that a change costs the same in a queue of ten and of a hundred thousand.
import { createHeap, type Heap } from './binary-heap.ts'
import { mayWork } from '../upload/moves.ts'
import { assertNever } from '#shared/assert.ts'
import type { SizeClass } from './state-counts.ts'
import type { Upload } from '#shared/upload.ts'

export type ReadyQueueName = 'hash' | 'link' | 'check' | 'send' | 'move'

/** Where an upload waits: for a slot, for a time, or for nothing but an event. */
export type WaitingPlace = { readonly queueName: ReadyQueueName } | { readonly atMs: number } | null

/** Where `upload` waits at `nowMs`, by its state. */
export function waitingPlaceOf(upload: Upload, nowMs: number): WaitingPlace {
  if (!mayWork(upload)) return null
  const { state } = upload
  switch (state.kind) {
    case 'settling':
      return state.untilMs > nowMs ? { atMs: state.untilMs } : { queueName: 'hash' }
    case 'waiting':
      if (state.untilMs > nowMs) return { atMs: state.untilMs }
      return { queueName: state.next === 'link' ? 'link' : 'check' }
    case 'linking':
      return state.ready === null ? null : { queueName: 'send' }
    case 'done':
      if (state.original?.kind !== 'due') return null
      return state.original.untilMs > nowMs ? { atMs: state.original.untilMs } : { queueName: 'move' }
    case 'hashing':
    case 'sending':
    case 'checking':
    case 'moving':
    case 'blocked':
    case 'gone':
      return null
    default:
      return assertNever(state)
  }
}

/** One upload in the queue, with its place in it. */
export type Entry = {
  readonly path: string
  /** Of a packed one not always the same object: what compares objects asks once. */
  upload: Upload
  /** True for what is done with nothing open: only a look at its file, or a person, changes that. */
  readonly isPacked: boolean
  /** The queue's order: oldest first, but before them what a person wants first. */
  order: number
  readonly sizeClass: () => SizeClass
  /** Raised with each change of place, so that older tickets no longer count. */
  stamp: number
  /** Where it waits for a slot, with the class it had when it came there. */
  queued: { readonly queueName: ReadyQueueName; readonly sizeClass: SizeClass } | null
}

type Ticket = { readonly entry: Entry; readonly stamp: number; readonly rank: number }
type TimedTicket = Ticket & { readonly atMs: number }

/** Which sizes may begin. */
export type Allowed = Readonly<Record<SizeClass, boolean>>

const sizeClasses = ['small', 'large', 'relayed'] as const satisfies readonly SizeClass[]

export interface ReadyQueues {
  /** Puts the entry into a queue, or to wait until `atMs`, or nowhere. Its former place is forgotten. */
  place(entry: Entry, where: WaitingPlace): void
  /** The first ready entry of the queue, of the sizes that are allowed; it stays where it is. */
  first(queueName: ReadyQueueName, allow: Allowed): Entry | null
  /** Entries whose time has come; they are no longer timed. */
  popDue(nowMs: number): Entry[]
  /** When the next timed entry is due. */
  nextDueMs(): number | null
  /** How many entries wait in the queue; `sizeClass`: of these only. */
  count(queueName: ReadyQueueName, sizeClass?: SizeClass): number
}

/**
 * Oldest first, but each failure lets some younger ones pass: a file that always fails must not be the one that is
 * tried whenever the world is tried.
 */
export function rankOf(entry: Entry): number {
  return entry.order + passedPerFailure * Math.min(entry.upload.failures, mostFailuresCounted)
}

/** Sends go first, so that links in hand do not grow old; reading comes last. */
const usualOrder: readonly ReadyQueueName[] = ['send', 'check', 'link', 'move', 'hash']

/**
 * The queues in the order in which they are served. When one probe tries the world for all, its turn goes by rank: a check
 * that always fails must not be each probe.
 */
export function startOrder(readyQueues: ReadyQueues, probes: boolean): readonly ReadyQueueName[] {
  if (!probes) return usualOrder
  const rank = (queueName: ReadyQueueName): number => {
    const entry = readyQueues.first(queueName, { small: true, large: true, relayed: true })
    return entry === null ? Infinity : rankOf(entry)
  }
  return usualOrder.toSorted((one, other) => rank(one) - rank(other))
}

/** Below this a heap is not worth tidying. */
const fewTickets = 1_000

const passedPerFailure = 16
const mostFailuresCounted = 20

const isCurrent = (ticket: Ticket): boolean => ticket.stamp === ticket.entry.stamp

/** Nobody takes from a ready queue while everything is paused: stale tickets are thrown out when they might be the most. */
function createTidying(): <T extends Ticket>(heap: Heap<T>) => void {
  const nextSizes = new Map<object, number>()
  return (heap) => {
    if (heap.size < (nextSizes.get(heap) ?? fewTickets)) return
    heap.keep(isCurrent)
    nextSizes.set(heap, 2 * heap.size + fewTickets)
  }
}

type Waiting = { readonly heap: Heap<Ticket>; count: number }

export function createReadyQueues(): ReadyQueues {
  const byOrder = (one: Ticket, other: Ticket): boolean => one.rank < other.rank
  const bySize = (): Record<SizeClass, Waiting> => ({ small: waiting(), large: waiting(), relayed: waiting() })
  const waiting = (): Waiting => ({ heap: createHeap(byOrder), count: 0 })
  const readyQueues = { hash: bySize(), link: bySize(), check: bySize(), send: bySize(), move: bySize() }
  const timed = createHeap<TimedTicket>((one, other) =>
    one.atMs === other.atMs ? one.rank < other.rank : one.atMs < other.atMs,
  )

  const tidy = createTidying()
  function head<T extends Ticket>(heap: Heap<T>): T | null {
    for (;;) {
      const ticket = heap.peek()
      if (ticket === null || isCurrent(ticket)) return ticket
      heap.pop()
    }
  }

  function place(entry: Entry, where: WaitingPlace): void {
    entry.stamp++
    if (entry.queued !== null) readyQueues[entry.queued.queueName][entry.queued.sizeClass].count--
    entry.queued = null
    if (where === null) return
    if ('atMs' in where) {
      tidy(timed)
      timed.push({ entry, stamp: entry.stamp, rank: entry.order, atMs: where.atMs })
      return
    }
    const { queueName } = where
    const sizeClass = entry.sizeClass()
    entry.queued = { queueName, sizeClass }
    const into = readyQueues[queueName][sizeClass]
    into.count++
    tidy(into.heap)
    into.heap.push({ entry, stamp: entry.stamp, rank: rankOf(entry) })
  }

  return {
    place,
    first(queueName, allow) {
      let first: Ticket | null = null
      for (const sizeClass of sizeClasses) {
        const one = allow[sizeClass] ? head(readyQueues[queueName][sizeClass].heap) : null
        if (one !== null && (first === null || byOrder(one, first))) first = one
      }
      return first?.entry ?? null
    },
    popDue(nowMs) {
      const due: Entry[] = []
      for (let ticket = head(timed); ticket !== null && ticket.atMs <= nowMs; ticket = head(timed)) {
        timed.pop()
        due.push(ticket.entry)
      }
      return due
    },
    nextDueMs: () => head(timed)?.atMs ?? null,
    count(queueName, sizeClass) {
      const queue = readyQueues[queueName]
      if (sizeClass !== undefined) return queue[sizeClass].count
      return queue.small.count + queue.large.count + queue.relayed.count
    },
  }
}
