// Dangerous calls stand in one file each, or nowhere: whoever reads that file has seen them all.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const source = join(import.meta.dirname, '..', '..', 'src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  // The local Dropbox and the demo are beside the program: nothing of the app imports them.
  .filter((name) => name.endsWith('.ts') && !/^(emulator|demo)\//.test(name))
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }))

const places: readonly (readonly [call: string, pattern: RegExp, files: readonly string[]])[] = [
  ['a window is made', /new BrowserWindow\b/, ['main/window/window.ts']],
  ['a page is loaded', /\.loadURL\(|\.loadFile\(/, ['main/window/window.ts']],
  [
    'a page outside is opened',
    /openExternal\(/,
    ['main/desktop/system-dialogs.ts', 'main/uploads/sign-in/sign-in-here.ts'],
  ],
  ['an item is shown', /showItemInFolder\(/, ['main/desktop/system-dialogs.ts']],
  ['anything is opened with its program', /\bopenPath\(/, []],
  ['an ask is heard', /\bipcMain\b/, ['main/ipc/ipc-main.ts']],
  ['a page gets a door', /exposeInMainWorld/, ['preload/preload.ts']],
  ['a sandbox or isolation is switched off', /sandbox: false|contextIsolation: false|webSecurity: false/, []],
  ['Node is given to a page', /nodeIntegration\w*: true|webviewTag: true/, []],
  ['a certificate is forgiven', /certificate-error|setCertificateVerifyProc|rejectUnauthorized: false/, []],
  // A crash's memory may hold a key or a page of a file. It stays where the system itself puts it.
  ['memory of a crash is sent to anybody', /\bcrashReporter\b/, []],
  // The system's own `stat`, for an id that Node does not tell, and its reader of property lists; the terminal's own run, apart from
  // what may hang; and Windows' word on who signed an update.
  [
    'another program is started',
    /child_process|shell: true/,
    [
      'adapters/files/file-systems/disk-id.ts',
      'adapters/policy/managed-preferences.ts',
      'cli/run-apart.ts',
      'main/network/metered-network.ts',
      'main/updates/authenticode.ts',
    ],
  ],
]

it('looks at the whole program', () => expect(files.length).toBeGreaterThan(150))

it.each(places)('%s only where it may be', (_call, pattern, where) => {
  const found = files.filter(({ text }) => pattern.test(text)).map(({ name }) => name)
  expect(found.toSorted()).toEqual(where.toSorted())
})
