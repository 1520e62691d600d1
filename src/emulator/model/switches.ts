// What Dropbox does not document about upload links, as switches: a client must be right under every setting.

export type LinkSwitches = {
  /** When a link counts as used: as soon as the request's head arrives, with the last byte, or at the commit. */
  readonly consumeOn: 'headers' | 'body' | 'commit'
  /** What a cut body leaves behind, if the link was not used up before (see `consumeOn`). */
  readonly onAbort: 'reusable' | 'consumed' | 'busy-then-reusable'
  /** What a refused commit leaves behind, if the link was not used up before. */
  readonly on409: 'consumed' | 'reusable'
  /** How long a used or expired link answers 410 before it answers 409 like one that never was. */
  readonly tombstoneTtlMs: number
}

export type Switches = LinkSwitches & {
  /** How long `busy-then-reusable` stays busy. */
  readonly busyAfterAbortMs: number
  /** Largest body a link takes. */
  readonly maxBodyBytes: number
  /** Largest file of an upload session. */
  readonly maxSessionBytes: number
  readonly overLimit: '413html' | '409' | 'reset'
  /** Content-Type of what a link answers besides 200. */
  readonly errorContentType: string
  /** Whether a link takes a body without Content-Length. */
  readonly chunked: 'accept' | '411'
  /** `honour`: a refusal comes before `100 Continue`, so no body byte is sent. `auto`: 100 comes always, at once. */
  readonly expect: 'honour' | 'auto'
  /** Whether names may hold characters beyond U+FFFF, emoji for example. */
  readonly nonBmp: 'refuse' | 'accept'
}

const dayMs = 24 * 60 * 60 * 1_000

export const defaultSwitches: Switches = {
  consumeOn: 'body',
  onAbort: 'reusable',
  on409: 'consumed',
  tombstoneTtlMs: dayMs,
  busyAfterAbortMs: 3_000,
  // No limit is documented for links; this is the largest file Dropbox keeps at all (2^41 - 2^22 bytes).
  maxBodyBytes: 2_199_019_061_248,
  // 2^41 - 2^22 bytes since 2026; "350 GB" before.
  maxSessionBytes: 2_199_019_061_248,
  overLimit: '413html',
  errorContentType: 'text/plain; charset=utf-8',
  chunked: 'accept',
  expect: 'honour',
  nonBmp: 'refuse',
}

const tombstoneTtlsMs = [dayMs, 0]

/** All 36 combinations of the four switches that decide what a second POST to a link meets. */
export function linkSwitchCombinations(): readonly LinkSwitches[] {
  const combinations: LinkSwitches[] = []
  for (const consumeOn of ['headers', 'body', 'commit'] as const) {
    for (const onAbort of ['reusable', 'consumed', 'busy-then-reusable'] as const) {
      for (const on409 of ['consumed', 'reusable'] as const) {
        for (const tombstoneTtlMs of tombstoneTtlsMs) combinations.push({ consumeOn, onAbort, on409, tombstoneTtlMs })
      }
    }
  }
  return combinations
}

/** A combination in words, for the name of a test. */
export function nameOfSwitches(switches: LinkSwitches): string {
  const { consumeOn, onAbort, on409, tombstoneTtlMs } = switches
  return `consumed on ${consumeOn}, cut: ${onAbort}, 409: ${on409}, 410 for ${tombstoneTtlMs} ms`
}
