// The life of an uploader with runs in the hand of a test, for tests of the lifecycle.
import { english } from '#shared/messages/english.ts'
import { UploaderLifecycle } from '#main/uploads/uploader-lifecycle.ts'
import type { DeviceKeyStore, ServerKey } from '#main/settings/device-key.ts'
import type { Log } from '#main/log/log-file.ts'
import type { RunAsk } from '#main/uploads/create-uploader.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { starter } from './a-run.ts'
import type { HandRun } from './a-run.ts'
import { createHandClock } from '../hand-clock.ts'

export const silent: Log = { info: () => undefined, warning: () => undefined, alarm: () => undefined }
/** What surrounds a lifecycle. */
export const surroundings = () => ({ language: english, clock: createHandClock(), log: silent })
export const server = 'https://uploads.example'
/** What was set up before. */
export const setUp: Partial<Settings> = { server, folder: '/watched' }
/** What a person chooses now. */
export const target = { server: `${server}/`, key: 'new-key', folder: '/other', existing: 'send' } as const

/** A key store that is open, with one key for every server. */
export const alwaysOpen: DeviceKeyStore = {
  keyFor: () => 'key',
  keep: async () => 'kept',
  isLocked: () => false,
  tryAgain: async () => 'key',
}

/** What the system's key store does; a test changes it. */
export type Lock = { isLocked: boolean; readonly opensTo: 'key' | 'unreadable' }

export type Rig = {
  readonly lifecycle: UploaderLifecycle
  readonly asks: RunAsk[]
  readonly settings: () => Settings
  readonly kept: ServerKey[]
  readonly clock: ReturnType<typeof createHandClock>
}

/** `runs` begin one after the other; null is one that is refused. */
export function aRig(
  runs: (HandRun | null)[],
  given: Partial<Settings> = setUp,
  keeps: 'kept' | 'in_memory' = 'kept',
  notices: readonly string[] = ['A notice.'],
  lock: Lock = { isLocked: false, opensTo: 'key' },
): Rig {
  let settings: Settings = { ...defaultSettings, ...given }
  const kept: ServerKey[] = []
  let { isLocked } = lock
  const keys: DeviceKeyStore = {
    keyFor(origin) {
      const typed = kept.findLast((one) => one.server === origin)?.key
      if (typed !== undefined || isLocked || lock.opensTo === 'unreadable') return typed ?? null
      return origin === server ? 'old-key' : null
    },
    isLocked: () => isLocked,
    async tryAgain() {
      isLocked = lock.isLocked
      return isLocked ? 'locked' : lock.opensTo
    },
    keep: async (serverKey) => {
      kept.push(serverKey)
      return keeps
    },
  }
  const { asks, start } = starter(runs)
  const clock = createHandClock()
  const store = {
    read: () => settings,
    change: (change: Partial<Settings>) => void (settings = { ...settings, ...change }),
  }
  const lifecycle = new UploaderLifecycle(
    { settings: store, keys, startRun: start, language: english, clock, log: silent },
    notices,
  )
  return { lifecycle, asks, settings: () => settings, kept, clock }
}
