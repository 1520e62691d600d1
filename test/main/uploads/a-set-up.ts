// A set-up in the hand of a test: what it asks, and what is answered.
import { english } from '#shared/messages/english.ts'
import type { ServerKey } from '#main/settings/device-key.ts'
import type { Target, TargetEnd } from '#main/uploads/stage.ts'
import { SetUp } from '#main/uploads/set-up.ts'
import type { Beginning, Decided, Enrolled, Finding } from '#main/uploads/set-up.ts'
import type { SignedInHere } from '#main/uploads/sign-in/sign-in-here.ts'
import { createHandClock } from '../hand-clock.ts'

export const good: readonly Finding[] = [
  { check: 'server address', ok: true, text: 'https://uploads.example' },
  { check: 'server reached', ok: true, text: 'uploads.example answers.' },
  { check: 'token', ok: true, text: 'The server knows this computer as kim.' },
]

export type SetUpRig = {
  readonly setUp: SetUp
  /** Servers and keys that were used to ask. */
  readonly asked: (readonly [server: string, key: string])[]
  /** Codes that were turned into keys, with their servers. */
  readonly enrolled: (readonly [server: string, code: string])[]
  /** What may end each check early, in the same order. */
  readonly signals: AbortSignal[]
  readonly targets: Target[]
  /** Sign-ins that were gone on with. */
  readonly goneOn: ServerKey[]
  readonly clock: ReturnType<typeof createHandClock>
}

export type Given = {
  readonly enrolled?: Enrolled
  readonly beginning?: Beginning
  readonly decided?: Decided
  readonly findings?: readonly Finding[]
  readonly folderFindings?: readonly Finding[]
  readonly folder?: string | null
  readonly signedIn?: SignedInHere
  readonly end?: TargetEnd
}

export function aSetUp(given: Given = {}): SetUpRig {
  const asked: (readonly [string, string])[] = []
  const enrolled: (readonly [string, string])[] = []
  const signals: AbortSignal[] = []
  const targets: Target[] = []
  const goneOn: ServerKey[] = []
  const clock = createHandClock()
  const setUp = new SetUp({
    decided: () => given.decided ?? { server: false, folder: false },
    beginning: () => given.beginning ?? { server: '', folder: null },
    keyFor: (origin) => (origin === 'https://uploads.example' ? 'old-key' : null),
    async *checkServer(server, key, signal) {
      asked.push([server, typeof key === 'string' ? key : 'a token'])
      signals.push(signal)
      yield* given.findings ?? good
    },
    async enrol(server, typed) {
      if (!typed.startsWith('CODE')) return null
      enrolled.push([server, typed])
      return given.enrolled ?? { kind: 'key', key: `key-of-${typed}` }
    },
    signIn: async () => given.signedIn ?? { kind: 'refused', text: 'nobody signed in' },
    checkFolder: async () => given.folderFindings ?? [{ check: 'folder', ok: true, text: 'fine' }],
    fileCount: async (_folder, signal) => ({
      files: 3,
      bytes: 30,
      toFetch: 1,
      isAll: !signal.aborted,
      examples: ['a', 'b', 'c'],
    }),
    askFolder: async () => (given.folder === undefined ? '/chosen' : given.folder),
    changeTo: async (target) => {
      targets.push(target)
      return given.end ?? { kind: 'begun' }
    },
    async goOnWith(serverKey) {
      goneOn.push(serverKey)
      return true
    },
    language: english,
    clock,
  })
  return { setUp, asked, enrolled, signals, targets, goneOn, clock }
}
