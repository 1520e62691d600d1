// Who asked for what, and what came of it: one JSON line each. No link and no token ever gets here.
import type { Writable } from 'node:stream'
import type { ServerClock } from './clock.ts'

export type AuditRecord = {
  readonly action: 'link' | 'check' | 'denied' | 'landed' | 'failed'
  readonly requestId: string
  readonly address: string
  /** Null when nobody is signed in. */
  readonly device: string | null
  /** `issued`, `stored`, `present`, `absent`, `other_bytes`, or the code of the refusal. */
  readonly outcome: string
  readonly path: string | null
  readonly sizeBytes: number | null
  readonly contentHash: string | null
  /** True for a request that repeats an Idempotency-Key: the same try, not another upload. */
  readonly repeated: boolean
}

export interface Audit {
  write(record: AuditRecord): void
}

/** Characters that JSON leaves alone but a terminal, an editor or a log viewer acts on. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const active = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** Writes records to `stream`, or nowhere when it is null. */
export function createAudit(stream: Writable | null, clock: ServerClock): Audit {
  return {
    write: (record) => {
      if (stream === null) return
      const line = JSON.stringify({ event: 'audit', at: new Date(clock.wallMs()).toISOString(), ...record })
      stream.write(`${line.replace(active, escape)}\n`)
    },
  }
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
