// The settings file.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseSettings, readSettings } from '#server/config/settings.ts'
import { someSettings } from './some-settings.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a short file is enough; the rest has safe defaults', () => {
  const answer = parseSettings(JSON.stringify(someSettings()))
  expect(answer).toMatchObject({
    kind: 'settings',
    settings: {
      host: '127.0.0.1',
      port: 8080,
      conflict: 'keep_both',
      emoji: 'allow',
      directMaxBytes: 157_286_400,
      linkSeconds: 300,
      mute: false,
      trustProxy: [],
      devices: [{ name: 'laptop-7', base: '/Scans/laptop-7', namespace: '' }],
      limits: { liveLinksPerDevice: 20 },
      dropbox: { linkHosts: ['content.dropboxapi.com', 'dl.dropboxusercontent.com'], url: null },
    },
  })
})

const [device] = someSettings().devices

test.each([
  ['an unknown key', { ...someSettings(), overwrite: true }, 'the file'],
  ['no list of devices', { ...someSettings(), devices: undefined }, 'devices'],
  ['no Dropbox', { ...someSettings(), dropbox: undefined }, 'dropbox'],
  [
    'a token instead of its hash',
    { ...someSettings(), devices: [{ ...device, tokenSha256: 'obx_x' }] },
    'devices.0.tokenSha256',
  ],
  ['a base that is no folder', { ...someSettings(), devices: [{ ...device, base: 'Scans' }] }, 'devices.0.base'],
  ['a base that climbs', { ...someSettings(), devices: [{ ...device, base: '/a/../b' }] }, 'devices.0.base'],
  ['a device name with a slash', { ...someSettings(), devices: [{ ...device, name: 'a/b' }] }, 'devices.0.name'],
  ['a link life of four hours', { ...someSettings(), linkSeconds: 14_400 }, 'linkSeconds'],
  [
    'a secret in the file',
    { ...someSettings(), dropbox: { ...someSettings().dropbox, refreshToken: 'canary' } },
    'dropbox',
  ],
  ['trust in everybody', { ...someSettings(), trustProxy: true }, 'trustProxy'],
])('%s is refused, and the place is named', (_name, settings, place) => {
  const answer = parseSettings(typeof settings === 'string' ? settings : JSON.stringify(settings))
  expect(answer.kind).toBe('refused')
  expect(answer.kind === 'refused' ? answer.because : '').toMatch(
    new RegExp(`^${place.replaceAll('.', '\\.')}: .*\\.$`),
  )
  expect(JSON.stringify(answer)).not.toContain('canary')
})

test('file names are taken from the folder of the settings file', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'server.json')
  await writeFile(path, JSON.stringify({ ...someSettings(), auditFile: 'audit.jsonl' }))
  expect(await readSettings(path)).toMatchObject({
    settings: { auditFile: join(folder, 'audit.jsonl'), dropbox: { refreshTokenFile: join(folder, 'refresh-token') } },
  })
})

test('a missing file is told with its name', async () => {
  expect(await readSettings('/nowhere.json')).toEqual({
    kind: 'refused',
    because: 'The settings file /nowhere.json cannot be read (ENOENT).',
  })
})

test('a file that is no JSON is told with line and column; one of Windows with a byte order mark is read', async () => {
  const path = join(temporaryFolder(), 'server.json')
  await writeFile(path, '{\n  "port": 8080,\n}\n')
  expect(await readSettings(path)).toEqual({
    kind: 'refused',
    because: `${path}: Line 2, column 15: not JSON; the comma before "}" is one too many.`,
  })
  await writeFile(path, `\ufeff${JSON.stringify(someSettings())}`)
  expect(await readSettings(path)).toMatchObject({ kind: 'settings' })
})

test('a key that is missing is called missing, not an undefined', () => {
  const { dropbox: _dropbox, ...rest } = someSettings()
  expect(parseSettings(JSON.stringify(rest))).toEqual({ kind: 'refused', because: 'dropbox: is missing.' })
  const [first] = someSettings().devices
  expect(parseSettings(JSON.stringify({ ...someSettings(), devices: [{ name: first?.name }] }))).toEqual({
    kind: 'refused',
    because: 'devices.0.tokenSha256: is missing.',
  })
})

test('nobody may be let in: the last computer is lost, too', () => {
  expect(parseSettings(JSON.stringify({ ...someSettings(), devices: [] }))).toMatchObject({
    kind: 'settings',
    settings: { devices: [] },
  })
})
