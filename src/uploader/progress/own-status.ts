// What this computer tells the company's server of itself with each question: how many files wait, and why. No name and no path.
import { formatStatus } from '#shared/contract/status-api.ts'
import type { ClientStatus } from '#shared/contract/status-api.ts'
import type { ReasonCode } from '#shared/reasons.ts'
import type { Upload } from '#shared/upload.ts'

export type StatusAsk = {
  readonly uploads: () => Iterable<Upload>
  readonly reasonOf: (upload: Upload) => ReasonCode | null
  /** The engine's clock, in milliseconds. */
  readonly nowMs: () => number
  readonly version: string
}

/** All uploads are looked at for it, so that not every question of a hundred thousand files does. */
const keptMs = 5_000

/** Answers the header's value, counted at most every five seconds. */
export function createOwnStatus(ask: StatusAsk): () => string {
  let last: { readonly text: string; readonly untilMs: number } | null = null
  return () => {
    const nowMs = ask.nowMs()
    if (last !== null && nowMs < last.untilMs) return last.text
    last = { text: formatStatus(statusOf(ask, nowMs)), untilMs: nowMs + keptMs }
    return last.text
  }
}

/** Files on their way wait; blocked ones need a person. What a person holds back or leaves out is neither. */
function statusOf({ reasonOf, uploads, version }: StatusAsk, nowMs: number): ClientStatus {
  const reasons = new Map<string, number>()
  let [waiting, attention, oldestMs] = [0, 0, 0]
  for (const upload of uploads()) {
    const { kind } = upload.state
    if (kind === 'done' || kind === 'gone' || kind === 'moving' || upload.intent !== 'go') continue
    if (kind === 'blocked') attention += 1
    else waiting += 1
    oldestMs = Math.max(oldestMs, nowMs - sinceMs(upload))
    const reason = reasonOf(upload)
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  const list = [...reasons].map(([code, files]) => ({ code, files })).toSorted((one, other) => other.files - one.files)
  return { waiting, attention, oldestSeconds: oldestMs / 1000, reasons: list, version }
}

/** A file that is in Dropbox in an older version waits since it changed, and every other one since it was first seen. */
function sinceMs({ addedAtMs, changedAtMs, stored }: Upload): number {
  return stored === null ? addedAtMs : Math.max(addedAtMs, changedAtMs)
}
