// One run of the product as a person would start it: `outbox send` or `outbox watch` as a process, read through `--json`.
// Its lines go into a file that is looked at a hundred times a second: a reader woken for each of thousands of lines would
// take a good part of the processors that are measured.
import type { ChildProcess } from 'node:child_process'
import { z } from 'zod'
import { closeSync, mkdtempSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { ending } from './child-lines.ts'
import type { Company } from './company.ts'
import type { Workplace } from './workplace.ts'

/** What the run said so far. Times are those of arrival, in milliseconds. */
export type Seen = {
  readyMs: number | null
  /** When the first file began to be read: before that the run only waits until the files are quiet. */
  firstWorkMs: number | null
  lastSendingMs: number | null
  lastDoneMs: number | null
  summaryMs: number | null
  done: number
  /** Paths that were told of at all, and when the last new one was. */
  readonly paths: Set<string>
  lastNewPathMs: number | null
  summary: Summary | null
}

type Summary = { readonly done: number; readonly blocked: number; readonly excluded: number; readonly waiting: number }

export type OutboxRun = {
  readonly child: ChildProcess
  readonly seen: Seen
  /** Calls `listener` after each line. */
  onLine(listener: (seen: Seen) => void): void
  /** Waits for the end of a run that ends by itself; throws when not all files arrived. */
  readonly finished: Promise<Seen>
}

const lineSchema = z.object({ event: z.string(), path: z.string().exactOptional(), state: z.string().exactOptional() })
const summarySchema = z.object({ done: z.int(), blocked: z.int(), excluded: z.int(), waiting: z.int() })

const lookEveryMs = 10

/** Starts `outbox` with `words` (command and files) against the company; `program`: another one than these sources. */
export function startOutbox(
  place: Workplace,
  company: Company,
  words: readonly string[],
  program = '../../../src/cli/main.ts',
): OutboxRun {
  const reach = ['--server', company.url, '--token-file', company.tokenFile, '--allow-loopback', '--json']
  const file = join(mkdtempSync(join(place.folder('outbox-output'), 'run-')), 'lines')
  const output = openSync(file, 'w')
  const child = place.startNode(program, [...words, ...reach], output)
  closeSync(output)
  const listeners: ((seen: Seen) => void)[] = []
  const seen: Seen = {
    readyMs: null,
    firstWorkMs: null,
    lastSendingMs: null,
    lastDoneMs: null,
    summaryMs: null,
    done: 0,
    paths: new Set(),
    lastNewPathMs: null,
    summary: null,
  }
  const lines = followLines(file, (line, atMs) => {
    take(seen, line, atMs)
    for (const listener of listeners) listener(seen)
  })
  const finished = ending(child).then((code) => {
    lines.end()
    return checked(seen, code)
  })
  finished.catch(() => undefined) // a run that is stopped in the middle of its work is nobody's failure
  return { child, seen, onLine: (listener) => void listeners.push(listener), finished }
}

/** Calls `onLine` for each line that is added to `file`, with the time it was found in milliseconds. */
function followLines(file: string, onLine: (line: string, atMs: number) => void): { readonly end: () => void } {
  const descriptor = openSync(file, 'r')
  const bytes = Buffer.allocUnsafe(1024 ** 2)
  const decoder = new StringDecoder('utf8')
  let rest = ''
  function look(): void {
    const atMs = performance.now()
    for (let read = readSync(descriptor, bytes); read > 0; read = readSync(descriptor, bytes)) {
      const lines = (rest + decoder.write(bytes.subarray(0, read))).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(line, atMs)
    }
  }
  const timer = setInterval(look, lookEveryMs)
  return {
    end() {
      clearInterval(timer)
      look()
      closeSync(descriptor)
    },
  }
}

function take(seen: Seen, line: string, atMs: number): void {
  const json: unknown = JSON.parse(line)
  const { event, path, state } = lineSchema.parse(json)
  if (event === 'ready') seen.readyMs = atMs
  if (event === 'summary') {
    seen.summaryMs = atMs
    seen.summary = summarySchema.parse(json)
  }
  if (event !== 'upload' || path === undefined) return
  if (!seen.paths.has(path)) {
    seen.paths.add(path)
    seen.lastNewPathMs = atMs
  }
  if (state === 'hashing') seen.firstWorkMs ??= atMs
  if (state === 'sending') seen.lastSendingMs = atMs
  if (state === 'done') {
    seen.done += 1
    seen.lastDoneMs = atMs
  }
}

function checked(seen: Seen, code: number | string): Seen {
  const { summary } = seen
  const arrived = summary !== null && summary.done > 0 && summary.blocked + summary.waiting === 0
  if (code !== 0 || !arrived) throw new Error(`outbox ended with ${code}: ${JSON.stringify(summary)}`)
  return seen
}
