import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cloudFoldersIn, judgeRoot, refuseRoot, whyNotTogether } from '#adapters/folder/folder-rules.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { lookAtRootInTime, rootTimeoutMs } from '#adapters/files/root-identity.ts'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

const linux = { home: '/home/ann', data: '/home/ann/.local/share/outbox', clouds: [], platform: 'linux' } as const

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
  ['/run', 'system_folder'],
  ['/run/media', 'system_folder'],
  ['/run/media/ann', 'system_folder'],
  ['/run/mediation/ann/STICK', 'system_folder'],
  ['/run/user/1000', 'system_folder'],
  ['/run/user/1000/gvfs', 'system_folder'],
  ['/run/user/1000/systemd/units', 'system_folder'],
  ['/run/media/ann/STICK', null],
  ['/run/media/ann/STICK/Scans', null],
  ['/run/user/1000/gvfs/smb-share:server=nas,share=scans', null],
  ['/run/user/1000/kio-fuse-AbCdEf/smb/nas/in', null],
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

const mac = { home: '/Users/Zo\u00eb', data: '/Users/Zo\u00eb/Library/Outbox', clouds: [], platform: 'darwin' } as const

test.each([
  ['/System/Library', 'system_folder'],
  ['/system/library', 'system_folder'],
  ['/Users', 'home_folder'],
  ['/users/zoe\u0308', 'home_folder'],
  ['/Users/Zo\u00eb/library/outbox', 'inside_data_folder'],
  ['/Users/Zo\u00eb/LIBRARY', 'contains_data_folder'],
  ['/Users/Zo\u00eb/Library/Mobile Documents/com~apple~CloudDocs', 'cloud_folder'],
  ['/Users/Zo\u00eb/Library/CloudStorage/OneDrive-Acme', 'cloud_folder'],
  ['/Users/Zo\u00eb/Library/CloudStorage/OneDrive-Acme/Scans', null],
  ['/Users/Zo\u00eb/Outbox', null],
  ['/Volumes/Scans', null],
])('on macOS %s: %s', (path, refusal) => {
  expect(judgeRoot(path, mac)).toBe(refusal)
})

const windows = {
  home: 'C:\\Users\\Ann',
  data: 'C:\\Users\\Ann\\AppData\\Local\\Outbox\\profile\\data',
  clouds: ['C:\\Users\\Ann\\OneDrive - Acme', 'D:\\Clouds\\OneDrive'],
  platform: 'win32',
} as const

test.each([
  ['C:\\', 'file_system_root'],
  ['c:', 'file_system_root'],
  ['\\\\?\\C:\\', 'file_system_root'],
  ['\\\\server\\c$', 'file_system_root'],
  ['\\\\server\\C$\\', 'file_system_root'],
  ['\\\\?\\Volume{26a21bda-a627-11d7-9931-806e6f6e6963}\\', 'file_system_root'],
  ['C:\\Users', 'home_folder'],
  ['C:\\Users\\Ann', 'home_folder'],
  ['c:\\users\\ANN', 'home_folder'],
  ['\\\\?\\C:\\Users\\Ann', 'home_folder'],
  ['c:\\users\\ann\\appdata\\local\\outbox', 'contains_data_folder'],
  ['C:\\USERS\\ANN\\APPDATA\\LOCAL\\OUTBOX\\PROFILE\\DATA\\x', 'inside_data_folder'],
  ['C:\\Windows\\Temp', 'system_folder'],
  ['C:\\Program Files (x86)\\Scanner', 'system_folder'],
  ['C:\\Users\\Ann\\OneDrive - Acme', 'cloud_folder'],
  ['c:\\users\\ann\\onedrive - acme', 'cloud_folder'],
  ['D:\\Clouds', 'cloud_folder'],
  ['C:\\Users\\Ann\\OneDrive - Acme\\Scans', null],
  ['\\\\server\\share', null],
  ['\\\\server\\share\\', null],
  ['\\\\nas.acme.local\\scans', null],
  ['\\\\192.0.2.7\\scans', null],
  ['\\\\?\\UNC\\server\\share', null],
  ['\\\\server\\share\\Windows', null],
  ['C:\\Users\\Ann\\Outbox', null],
  ['C:\\Users\\Annette', null],
  ['C:\\Scans', null],
])('on Windows %s: %s', (path, refusal) => {
  expect(judgeRoot(path, windows)).toBe(refusal)
})

test('a home folder on a share is one, and so is what holds it', () => {
  const redirected = { ...windows, home: '\\\\server\\homes\\ann' }
  expect(judgeRoot('\\\\SERVER\\homes\\', redirected)).toBe('home_folder')
  expect(judgeRoot('\\\\server\\homes\\ann\\Outbox', redirected)).toBeNull()
})

test('the folders of clouds are read from what OneDrive says', () => {
  const env = { OneDrive: 'C:\\a', OneDriveCommercial: 'C:\\b', PATH: 'C:\\c' }
  expect(cloudFoldersIn(env)).toEqual(['C:\\a', 'C:\\b'])
})

test('real folders: links are resolved, and what is no folder is named', async () => {
  const parent = temporaryFolder()
  for (const name of ['home', 'home/outbox', 'home/OneDrive', 'data']) mkdirSync(join(parent, name))
  symlinkSync('home', join(parent, 'link'))
  writeFileSync(join(parent, 'file'), '')
  const rules = {
    dataFolder: join(parent, 'data/not yet made'),
    homeFolder: join(parent, 'home'),
    cloudFolders: [join(parent, 'link', 'OneDrive')],
  }
  const judged = (name: string) => refuseRoot(join(parent, name), rules)
  expect(await judged('home/outbox')).toBeNull()
  expect(await judged('link')).toBe('home_folder')
  expect(await judged('home/OneDrive')).toBe('cloud_folder')
  expect(await judged('link/outbox')).toBeNull()
  expect(await judged('missing')).toBe('missing')
  expect(await judged('file')).toBe('not_a_folder')
  expect(await judged('file/below')).toBe('missing')
  expect(await judged('data')).toBe('contains_data_folder')
  expect(await refuseRoot('/', rules)).toBe('file_system_root')
})

test.runIf(canMount('a folder whose drive does not answer'))(
  'a folder whose drive does not answer is told within ten seconds, by each that asks once',
  async () => {
    await using mounted = await mountFolder('fat')
    await mounted.hang()
    const startMs = performance.now()
    const said = [refuseRoot(mounted.folder, { dataFolder: '/nowhere' }), lookAtRootInTime(mounted.folder)] as const
    expect(await Promise.all(said)).toEqual(['not_answering', { kind: 'not_a_folder' }])
    expect(performance.now() - startMs).toBeLessThan(rootTimeoutMs + 2_000 * slowness())
    await mounted.answer()
    expect(await refuseRoot(mounted.folder, { dataFolder: '/nowhere' })).toBe(null)
  },
)

test('two folders that lie apart can both be watched, others cannot', async () => {
  const home = temporaryFolder()
  const [one, inside, beside] = [join(home, 'a'), join(home, 'a', 'b'), join(home, 'ab')]
  for (const folder of [one, inside, beside]) mkdirSync(folder)
  expect(await whyNotTogether(one, beside)).toBeNull()
  expect(await whyNotTogether(one, one)).toBe('same')
  expect(await whyNotTogether(one, inside)).toBe('inside')
  expect(await whyNotTogether(inside, one)).toBe('around')
  expect(await whyNotTogether(one, join(one, 'not there'))).toBe('inside')
})

test('a link to a folder is the folder', async ({ skip }) => {
  const home = temporaryFolder()
  mkdirSync(join(home, 'a'))
  try {
    symlinkSync(join(home, 'a'), join(home, 'link'), 'dir')
  } catch {
    skip('this system lets nobody make links')
  }
  expect(await whyNotTogether(join(home, 'a'), join(home, 'link'))).toBe('same')
})
