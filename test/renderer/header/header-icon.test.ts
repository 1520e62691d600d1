// The icon beside the sentence about all files.
import { expect, it } from 'vitest'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { headerIconOf } from '#renderer/header/header-icon.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'

const held = (reason: 'offline' | 'local_network_blocked' | 'server_busy' | 'sign_in_needed') => ({
  hold: { reason, untilMs: 1 },
})

it.each<[string, Partial<Overview['facts']>, string, string]>([
  ['nothing yet', {}, 'folder', 'quiet'],
  ['all sent', { done: 1 }, 'check', 'good'],
  ['a file that needs a person', { done: 1, blocked: 1 }, 'attention', 'attention'],
  ['files on their way', { sending: 1, waiting: 1 }, 'arrow', 'accent'],
  ['the same beside a file that needs a person', { sending: 1, waiting: 1, blocked: 1 }, 'arrow', 'attention'],
  ['files that wait', { waiting: 1 }, 'clock', 'quiet'],
  ['a pause', { paused: 'paused', blocked: 1 }, 'pause', 'quiet'],
  ['no folder', { folder: 'away' }, 'folder', 'quiet'],
  ['no network', held('offline'), 'network', 'quiet'],
  ['no local network', held('local_network_blocked'), 'network', 'quiet'],
  ['a busy server', held('server_busy'), 'clock', 'quiet'],
  ['a sign-in that is refused', held('sign_in_needed'), 'attention', 'attention'],
  ['records that cannot be written', { ledgerTrouble: 'disk_full' }, 'attention', 'attention'],
])('for %s', (_what, facts, picture, tone) => {
  expect(headerIconOf(anOverview(facts))).toEqual({ picture, tone })
})
