import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeRefusal, judgeRoot, refuseRoot } from '#adapters/folder/folder-rules.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const linux = { home: '/home/ann', data: '/home/ann/.local/share/outbox', platform: 'linux' } as const

test.each([
  ['/', 'file_system_root'],
  ['/home', 'home_folder'],
  ['/home/ann', 'home_folder'],
  ['/home/ann/.local', 'contains_data_folder'],
  ['/home/ann/.local/share/outbox', 'inside_data_folder'],
  ['/home/ann/.local/share/outbox/spool', 'inside_data_folder'],
  ['/etc', 'system_folder'],
  ['/etc/ssl', 'system_folder'],
  ['/usr/share', 'system_folder'],
  ['/proc/self', 'system_folder'],
  ['/var', 'system_folder'],
  ['/tmp', 'system_folder'],
  ['/mnt', 'system_folder'],
  ['/tmp/outbox', null],
  ['/mnt/share', null],
  ['/srv/scans', null],
  ['/home/ann/Outbox', null],
  ['/home/ann/.local/share/outbox-files', null],
  ['/home/annette', null],
  ['/etcetera', null],
])('on Linux %s: %s', (path, refusal) => {
  expect(judgeRoot(path, linux)).toBe(refusal)
})

test('on macOS the folders of the system are refused too', () => {
  const mac = { home: '/Users/ann', data: '/Users/ann/Library/Outbox', platform: 'darwin' } as const
  expect(judgeRoot('/System/Library', mac)).toBe('system_folder')
  expect(judgeRoot('/Users', mac)).toBe('home_folder')
  expect(judgeRoot('/Users/ann/Outbox', mac)).toBeNull()
  expect(judgeRoot('/Volumes/Scans', mac)).toBeNull()
})

test('real folders: links are resolved, and what is no folder is named', async () => {
  const parent = temporaryFolder()
  for (const name of ['home', 'home/outbox', 'data']) mkdirSync(join(parent, name))
  symlinkSync('home', join(parent, 'link'))
  writeFileSync(join(parent, 'file'), '')
  const rules = { dataFolder: join(parent, 'data/not yet made'), homeFolder: join(parent, 'home') }
  const judged = (name: string) => refuseRoot(join(parent, name), rules)
  expect(await judged('home/outbox')).toBeNull()
  expect(await judged('link')).toBe('home_folder')
  expect(await judged('link/outbox')).toBeNull()
  expect(await judged('missing')).toBe('missing')
  expect(await judged('file')).toBe('not_a_folder')
  expect(await judged('file/below')).toBe('missing')
  expect(await judged('data')).toBe('contains_data_folder')
  expect(await refuseRoot('/', rules)).toBe('file_system_root')
})

test('each refusal says what to do', () => {
  const refusals = [
    'missing',
    'not_a_folder',
    'file_system_root',
    'home_folder',
    'system_folder',
    'inside_data_folder',
    'contains_data_folder',
  ] as const
  for (const refusal of refusals) expect(describeRefusal(refusal)).toMatch(/\. .*\.$/)
})
