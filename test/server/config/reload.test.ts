// What the one who changed the settings file is told.
import { expect, test } from 'vitest'
import { describeReload } from '#server/config/reload.ts'
import { parseSettings } from '#server/config/settings.ts'
import type { Settings } from '#server/config/settings-schema.ts'
import { hashToken } from '#server/devices.ts'
import { someSettings } from './some-settings.ts'

function settingsWith(change: object): Settings {
  const answer = parseSettings(JSON.stringify({ ...someSettings(), ...change }))
  if (answer.kind === 'refused') throw new Error(answer.because)
  return answer.settings
}

const device = (name: string, more: object = {}) => ({
  name,
  tokenSha256: hashToken(`obx_${name}`),
  base: `/${name}`,
  ...more,
})
const running = settingsWith({ devices: [device('a'), device('b'), device('c')] })
const told = (change: object) => describeReload(running, running.devices, settingsWith(change)).join(' ')

test.each([
  [
    'the same',
    { devices: [device('a'), device('b'), device('c')] },
    'The settings file was written; nothing in it has changed.',
  ],
  ['nobody any more', { devices: [] }, 'The changed list of devices is taken over: signed out a, b, c.'],
  [
    'one in, one out, one elsewhere',
    { devices: [device('a'), device('b', { base: '/B' }), device('d')] },
    'The changed list of devices is taken over: let in d; signed out c; changed b.',
  ],
  [
    'one revoked',
    { devices: [device('a'), device('b', { revoked: true }), device('c')] },
    'The changed list of devices is taken over: signed out b.',
  ],
  [
    'another token for a computer',
    { devices: [device('a'), device('b'), device('c', { tokenSha256: hashToken('new') })] },
    'The changed list of devices is taken over: let in c; signed out c.',
  ],
  [
    'the rest of the file',
    {
      devices: running.devices,
      port: 8443,
      limits: { headMs: 5_000 },
      dropbox: { ...someSettings().dropbox, pathRoot: 'x' },
    },
    'Taken over only by a restart of the server: port, dropbox.pathRoot, limits.headMs.',
  ],
  [
    'more names than a line holds',
    { devices: [...running.devices, ...Array.from({ length: 12 }, (_, index) => device(`n${index}`))] },
    'The changed list of devices is taken over: let in n0, n1, n2, n3, n4, n5, n6, n7, n8, n9 and 2 more.',
  ],
])('%s', (_what, change, sentences) => {
  expect(told(change)).toBe(sentences)
})

test('what was taken over once is not told again, and what waits for a restart is', () => {
  const next = settingsWith({ devices: [], conflict: 'refuse' })
  expect(describeReload(running, [], next)).toEqual(['Taken over only by a restart of the server: conflict.'])
})
