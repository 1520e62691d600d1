// Uploads for ledger tests: one of every shape that can be at rest, and as many plain ones as wanted.
import type { Fingerprint, UnconfirmedSend, Observed, RestingState, Stat, Stored, Upload } from '#shared/upload.ts'

export function aStat(change: Partial<Stat> = {}): Stat {
  return {
    sizeBytes: 123,
    mtimeMs: 1_764_000_000_000.125,
    ctimeMs: 1_764_000_000_001.25,
    fileId: '77@1764000000000000001',
    ...change,
  }
}

export function aFingerprint(seed = 1): Fingerprint {
  return { contentHash: seed.toString(16).padStart(64, '0'), stat: aStat({ sizeBytes: seed }) }
}

export function aStored(change: Partial<Stored> = {}): Stored {
  return { ...aFingerprint(8), targetId: 1, destination: '/Team/häuser 🏡.pdf', receipt: 'receipt-8', ...change }
}

export function anUpload(change: Partial<Upload> = {}): Upload {
  return {
    path: 'report.pdf',
    observed: { kind: 'file', stat: aStat() },
    stored: null,
    unconfirmed: null,
    absentSinceMs: null,
    isNewDocument: false,
    failures: 0,
    refusals: 0,
    linkTries: 0,
    addedAtMs: 1_764_000_000_000,
    intent: 'go',
    unrest: 0,
    changedAtMs: 0,
    state: { kind: 'settling', untilMs: 1, changingSinceMs: 2, reason: 'settling' },
    ...change,
  }
}

/** Upload number `index`, told from its neighbours by all its numbers. */
export function numbered(index: number, round = 0): Upload {
  const isDone = index % 3 === 0
  return anUpload({
    path: `folder ${index % 7}/file ${index}.txt`,
    observed: { kind: 'file', stat: aStat({ sizeBytes: index, fileId: String(index) }) },
    failures: round,
    unrest: index % 6,
    addedAtMs: 1_764_000_000_000 + index,
    stored: isDone ? aStored({ ...aFingerprint(index), destination: `/Team/file ${index}.txt` }) : null,
    state: isDone
      ? { kind: 'done', atMs: 5 }
      : { kind: 'waiting', untilMs: 7, next: 'link', fingerprint: aFingerprint(index), reason: 'queued' },
  })
}

const states: readonly RestingState[] = [
  { kind: 'settling', untilMs: 1.5, changingSinceMs: 2, reason: 'still_changing' },
  { kind: 'waiting', untilMs: 3, next: 'link', fingerprint: aFingerprint(2), reason: 'dropbox_busy' },
  { kind: 'waiting', untilMs: 4, next: 'check', fingerprint: aFingerprint(3), reason: 'outcome_unknown' },
  { kind: 'done', atMs: 5 },
  { kind: 'blocked', reason: 'name_not_allowed', atMs: 7 },
  { kind: 'gone', atMs: 8 },
]

const observations: readonly Observed[] = [
  { kind: 'file', stat: aStat({ sizeBytes: 0, mtimeMs: -11_644_473_600_000 }) },
  { kind: 'file', stat: aStat({ sizeBytes: 2 ** 50, ctimeMs: 253_402_300_799_999.9 }) },
  { kind: 'unfit', reason: 'symbolic_link' },
  { kind: 'absent' },
]

/** Names a ledger must keep exactly: accents in both forms, emoji, quotes, line breaks, half a surrogate pair. */
const hostilePaths: readonly string[] = [
  'é/e\u0301',
  'e\u0301/é',
  '🏡 Haus.pdf',
  '"; DROP TABLE uploads; --',
  'line\nbreak\ttab',
  '\u202Egnp.exe',
  '%_%',
  ' space at the ends ',
  'half \uD800 a pair',
  'x'.repeat(4000),
  'A.txt',
  'a.txt',
]

/** Every resting state with every observation, with and without `stored` and `unconfirmed`, and every hostile name. */
export function everyShape(): Upload[] {
  const stored = aStored()
  const unconfirmed: UnconfirmedSend = {
    fingerprint: aFingerprint(9),
    untilMs: 10,
    serverUntilMs: 11.5,
    place: '/Team/a',
  }
  const shapes = states.flatMap((state) =>
    observations.flatMap((observed) => [
      { state, observed, stored: null, unconfirmed: null, absentSinceMs: 12.5 },
      {
        state,
        observed,
        stored,
        unconfirmed,
        failures: 3,
        refusals: 2,
        linkTries: 4,
        intent: 'skip' as const,
        isNewDocument: true,
      },
      {
        state,
        observed,
        stored: aStored({ targetId: 0, destination: null, receipt: null }),
        unconfirmed: { ...unconfirmed, serverUntilMs: null, place: null },
      },
    ]),
  )
  return [
    ...shapes.map((shape, index) => anUpload({ ...shape, path: `shapes/${index}` })),
    ...hostilePaths.map((path) => anUpload({ path })),
  ]
}

/** In the order of their paths, for comparing. */
export function sorted(uploads: readonly Upload[]): Upload[] {
  return uploads.toSorted((one, other) => (one.path < other.path ? -1 : 1))
}
