// Joins the page's world with the preload script's world inside Chromium, as Electron's contextBridge does: values are
// copied (Chromium clones what an event carries between worlds), functions and promises become doubles on the other side.
// The source of this file is sent to both worlds; it refers to nothing outside itself.

declare const document: EventTarget
declare const window: object

export type Membrane = { readonly expose: (key: string, api: unknown) => void }

type Side = 'page' | 'preload'
type Settled = { readonly id: number; readonly isKept: boolean; readonly value: unknown }
type Outcome = { readonly isThrown: boolean; readonly value: unknown }

const uncloneable = 'An object could not be cloned.'
const deepest = 1000

/** One end; `tag` is a name no page can guess. */
export function openMembrane(tag: string, side: Side): Membrane {
  const doubles = openDoubles()
  const port = openPort(tag, side)
  const writer = { doubles, settle: (settled: Settled) => port.post('settle', settled) }
  let outcome: Outcome | null = null
  const call = (id: number, args: readonly unknown[]): unknown => {
    outcome = null
    port.post('call', { id, args: args.map((item) => write(item, writer, 0, [])) })
    // The other world answers before `post` returns: events are dispatched at once.
    const answer = outcome as Outcome | null // Set by the listener below.
    if (answer === null) throw new Error(uncloneable)
    if (answer.isThrown) throw errorOf(answer.value)
    return read(answer.value, reader)
  }
  const reader: Viewer = { doubles, call }
  port.on('answer', (detail) => (outcome = detail as Outcome)) // Posted below, on the other side.
  port.on('call', (detail) => {
    // Nothing arrives when Chromium could not clone it: the caller sees no answer.
    if (detail !== null) port.post('answer', runCall(detail as CallDetail, writer, reader)) // Posted above.
  })
  port.on('settle', (detail) => doubles.settle(detail as Settled, (value) => read(value, reader)))
  port.on('expose', (detail) => expose(detail as ExposeDetail, reader)) // Posted below.
  return { expose: (key, api) => port.post('expose', { key, api: write(api, writer, 0, []) }) }
}

type CallDetail = { readonly id: number; readonly args: readonly unknown[] }
type ExposeDetail = { readonly key: string; readonly api: unknown }
type Callable = (...args: unknown[]) => unknown
type Pending = { readonly keep: (value: unknown) => void; readonly drop: (error: Error) => void }

type Doubles = {
  readonly add: (original: Callable) => number
  readonly original: (id: number) => Callable | undefined
  readonly nextId: () => number
  readonly wait: (id: number) => Promise<unknown>
  readonly settle: (settled: Settled, readValue: (value: unknown) => unknown) => void
}

function openDoubles(): Doubles {
  const originals = new Map<number, Callable>()
  const pending = new Map<number, Pending>()
  let next = 1
  return {
    add(original) {
      originals.set(next, original)
      return next++
    },
    original: (id) => originals.get(id),
    nextId: () => next++,
    wait: (id) => new Promise((keep, drop) => pending.set(id, { keep, drop })),
    settle({ id, isKept, value }, readValue) {
      const waiting = pending.get(id)
      pending.delete(id)
      if (isKept) waiting?.keep(readValue(value))
      else waiting?.drop(errorOf(value))
    },
  }
}

type Port = {
  readonly post: (kind: string, detail: unknown) => void
  readonly on: (kind: string, listener: (detail: unknown) => void) => void
}

function openPort(tag: string, side: Side): Port {
  const other = side === 'page' ? 'preload' : 'page'
  // Taken now: a page may put its own things in these places later.
  const Carrier = CustomEvent
  const dispatch = document.dispatchEvent.bind(document)
  const listen = document.addEventListener.bind(document)
  return {
    post: (kind, detail) => void dispatch(new Carrier(`${tag}:${other}:${kind}`, { detail })),
    on: (kind, listener) =>
      listen(`${tag}:${side}:${kind}`, (event) => listener('detail' in event ? event.detail : null)),
  }
}

type Writer = { readonly doubles: Doubles; readonly settle: (settled: Settled) => void }
type Viewer = { readonly doubles: Doubles; readonly call: (id: number, args: readonly unknown[]) => unknown }

function runCall(detail: CallDetail, writer: Writer, reader: Viewer): Outcome {
  try {
    const args = detail.args.map((item) => read(item, reader))
    return { isThrown: false, value: write(writer.doubles.original(detail.id)?.(...args), writer, 0, []) }
  } catch (error) {
    return { isThrown: true, value: wordsOf(error) }
  }
}

function write(value: unknown, writer: Writer, depth: number, above: readonly object[]): unknown {
  // Electron leaves symbols out.
  if (typeof value === 'symbol') return undefined
  if (typeof value === 'function') return { $world: 'function', id: writer.doubles.add(value as Callable) } // Any function.
  if (value === null || typeof value !== 'object') return value
  if (depth >= deepest || above.includes(value)) {
    throw new Error(
      'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
    )
  }
  if (value instanceof Promise) return writePromise(value, writer)
  const inside = [...above, value]
  if (Array.isArray(value)) return value.map((item) => write(item, writer, depth + 1, inside))
  if (!isPlain(value)) return structuredClone(value)
  const entries = Object.entries(value).map(([key, item]) => [key, write(item, writer, depth + 1, inside)])
  return { $world: 'object', entries }
}

function writePromise(promise: Promise<unknown>, writer: Writer): unknown {
  const id = writer.doubles.nextId()
  const settle = (isKept: boolean, value: unknown): void => writer.settle({ id, isKept, value })
  promise.then(
    (value) => {
      try {
        settle(true, write(value, writer, 0, []))
      } catch (error) {
        settle(false, wordsOf(error))
      }
    },
    (error: unknown) => settle(false, wordsOf(error)),
  )
  return { $world: 'promise', id }
}

function read(value: unknown, reader: Viewer): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => read(item, reader))
  if (!('$world' in value)) return value
  if (value.$world === 'function' && 'id' in value) {
    const id = Number(value.id)
    return (...args: unknown[]) => reader.call(id, args)
  }
  if (value.$world === 'promise' && 'id' in value) return reader.doubles.wait(Number(value.id))
  const entries = 'entries' in value && Array.isArray(value.entries) ? value.entries : []
  return Object.fromEntries(entries.map(([key, item]: readonly [string, unknown]) => [key, read(item, reader)]))
}

function expose(detail: ExposeDetail, reader: Viewer): void {
  const value = frozen(read(detail.api, reader))
  Object.defineProperty(window, detail.key, { value, enumerable: true, writable: false, configurable: false })
}

function frozen(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

/** Whether it is an object of this or another world's `{}`. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null)
}

function wordsOf(error: unknown): { readonly message: string } {
  return { message: error instanceof Error ? error.message : String(error) }
}

function errorOf(words: unknown): Error {
  return new Error(
    typeof words === 'object' && words !== null && 'message' in words ? String(words.message) : uncloneable,
  )
}
