// How a computer tells the company's server how it is doing, and what an operator reads of all of them. It comes as a header
// with what is asked anyway, so that servers that know nothing of it are not disturbed. Numbers and codes only: no name of a
// file and no path.
import { z } from 'zod'

/** The header a client may send with each question. */
export const statusHeader = 'outbox-status'

export type ClientStatus = {
  /** Files that wait, and files that need a person. */
  readonly waiting: number
  readonly attention: number
  /** How long the oldest of them has been waiting, in whole seconds; 0 when none waits. */
  readonly oldestSeconds: number
  /** Codes of why they wait, each with its number of files; the most frequent first. */
  readonly reasons: readonly { readonly code: string; readonly files: number }[]
  readonly version: string
}

const mostReasons = 8
const mostNumber = 999_999_999

/** The header's value: `waiting=12, attention=2, oldest=3700, reasons="dropbox_full:10 name_taken:2", version="0.1.0"`. */
export function formatStatus({ attention, oldestSeconds, reasons, version, waiting }: ClientStatus): string {
  const told = reasons.filter(({ code }) => /^[a-z_]{1,32}$/.test(code)).slice(0, mostReasons)
  const list = told.map(({ code, files }) => `${code}:${bounded(files)}`).join(' ')
  const numbers = `waiting=${bounded(waiting)}, attention=${bounded(attention)}, oldest=${bounded(oldestSeconds)}`
  return `${numbers}, reasons="${list}", version="${version.replaceAll(/[^\w.+-]/g, '').slice(0, 32)}"`
}

function bounded(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(mostNumber, Math.max(0, Math.floor(value)))
}

const pattern =
  /^waiting=(\d{1,9}), attention=(\d{1,9}), oldest=(\d{1,9}), reasons="([a-z_:\d ]{0,400})", version="([\w.+-]{0,32})"$/

/** What the header says; null for any other text, which is no reason to refuse a question. */
export function parseStatus(text: string | undefined): ClientStatus | null {
  const [whole, waiting, attention, oldest, list = '', version = ''] = pattern.exec(text ?? '') ?? []
  if (whole === undefined) return null
  const reasons: ClientStatus['reasons'][number][] = []
  for (const part of list === '' ? [] : list.split(' ')) {
    const [, code, files] = /^([a-z_]{1,32}):(\d{1,9})$/.exec(part) ?? []
    if (code === undefined || reasons.length >= mostReasons) return null
    reasons.push({ code, files: Number(files) })
  }
  return { waiting: Number(waiting), attention: Number(attention), oldestSeconds: Number(oldest), reasons, version }
}

const count = z.int().min(0)
const code = z.string().max(64)
/** As many as a list of devices may hold. */
export const mostMachines = 10_000

/** Answers `GET /v1/fleet`. */
export const fleetReplySchema = z.object({
  serverTime: z.iso.datetime({ offset: true }),
  /** Computers that were heard of: since the server started, or within 30 days where several servers keep it together. */
  machines: count,
  /** Those whose oldest file waits for more than an hour, or that are signed out, by the reason of most of their files. */
  stuck: z.array(z.object({ reason: code, machines: count })).max(1_000),
  devices: z
    .array(
      z.object({
        device: z.string().max(256),
        lastSeen: z.iso.datetime({ offset: true }),
        isSignedOut: z.boolean(),
        isStuck: z.boolean(),
        /** Null for a client that says nothing of itself. */
        status: z
          .object({
            waiting: count,
            attention: count,
            oldestSeconds: count,
            reasons: z.array(z.object({ code, files: count })).max(mostReasons),
            version: z.string().max(32),
          })
          .nullable(),
      }),
    )
    .max(mostMachines),
})

export type FleetReply = z.infer<typeof fleetReplySchema>
