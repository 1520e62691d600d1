// `outbox watch` without a process of its own, for what a start says nothing of: one is a second of work under wine.
import { english } from '#shared/messages/english.ts'
import { noPolicy } from '#shared/policy/policy.ts'
import { createJsonPrinter } from '#cli/output/json-printer.ts'
import { watchUnderPolicy } from '#cli/under-policy.ts'
import { parseEvent, type Ended, type OutboxEvent } from '#test/end-to-end/outbox-process.ts'

const noOtherPolicy = {
  current: () => noPolicy,
  changedFrom: () => new Promise<void>(() => undefined),
  close: () => undefined,
}

/** Runs `watch` with these words to its end, which `--once` brings. What it prints is read as that of a process. */
export async function watchHere(words: readonly string[]): Promise<Ended> {
  const events: OutboxEvent[] = []
  const out = { write: (line: string) => void events.push(parseEvent(line)), columns: () => null }
  const asked = { words: [...words, '--json'], language: english }
  const never = new AbortController().signal
  const code = await watchUnderPolicy(asked, noOtherPolicy, createJsonPrinter(out, out), never, false)
  return { code, events, errors: '' }
}
