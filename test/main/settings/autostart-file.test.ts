// Starting with the computer on Linux, in a real folder.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  autostartEntry,
  autostartFile,
  readAutostartFile,
  renewAutostartFile,
  setAutostartFile,
} from '#main/settings/autostart-file.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { isWindows } from '#test/rigs/possible.ts'

it('lies where the desktop looks', (context) => {
  if (isWindows) context.skip('Windows has a list of programs to start instead of such files')
  expect(autostartFile('/config', '/home/kim')).toBe('/config/autostart/outbox.desktop')
  expect(autostartFile(undefined, '/home/kim')).toBe('/home/kim/.config/autostart/outbox.desktop')
  expect(autostartFile('relative', '/home/kim')).toBe('/home/kim/.config/autostart/outbox.desktop')
})

it('starts the program without its window', () => {
  const lines = autostartEntry('/opt/Outbox/outbox').split('\n')
  expect(lines[0]).toBe('[Desktop Entry]')
  expect(lines).toContain('Exec="/opt/Outbox/outbox" --hidden')
  expect(lines).toContain('Type=Application')
})

it('is passed over when the program is gone', () => {
  expect(autostartEntry('/opt/Outbox/outbox').split('\n')).toContain('TryExec=/opt/Outbox/outbox')
  expect(autostartEntry('/x/a b\\c').split('\n')).toContain('TryExec=/x/a b\\\\c')
})

it.each([
  ['/home/a b/Outbox.AppImage', '"/home/a b/Outbox.AppImage"'],
  ['/x/100%/outbox', '"/x/100%%/outbox"'],
  ['/x/$HOME/o', '"/x/\\\\$HOME/o"'],
  ['/x/"q"/o', '"/x/\\\\"q\\\\"/o"'],
  ['/x/`c`/o', '"/x/\\\\`c\\\\`/o"'],
  ['/x/a\\b', '"/x/a\\\\\\\\b"'],
])('names a program with odd letters so that nothing in it is run: %s', (program, written) => {
  expect(autostartEntry(program)).toContain(`Exec=${written} --hidden`)
})

it('is written and taken away again', async () => {
  const file = join(temporaryFolder(), 'autostart', 'outbox.desktop')
  expect(setAutostartFile(file, '/opt/outbox', true)).toBe(true)
  expect(await readFile(file, 'utf8')).toBe(autostartEntry('/opt/outbox'))
  expect(setAutostartFile(file, '/opt/outbox', false)).toBe(true)
  expect(setAutostartFile(file, '/opt/outbox', false)).toBe(true)
  expect(await readdir(join(file, '..'))).toEqual([])
})

it('says when the folder does not take it', async () => {
  const folder = temporaryFolder()
  await writeFile(join(folder, 'autostart'), 'a file')
  expect(setAutostartFile(join(folder, 'autostart', 'outbox.desktop'), '/opt/outbox', true)).toBe(false)
})

async function anEntry(text: string): Promise<string> {
  const file = join(temporaryFolder(), 'autostart', 'outbox.desktop')
  await mkdir(join(file, '..'))
  await writeFile(file, text)
  return file
}

const usual = autostartEntry('/opt/Outbox-1.0.AppImage')

it.each([
  ['as it was written', usual, true],
  ['deleted in the settings of KDE', `${usual}Hidden=true\n`, false],
  ['switched off in Tweaks', usual.replace('enabled=true', 'enabled=false'), false],
  ['switched on again', `${usual}Hidden=false\n`, true],
] as const)('is shown as the desktop has it: %s', async (_how, text, isOn) => {
  expect(readAutostartFile(await anEntry(text))).toBe(isOn)
})

it('is off when it is not there', () => {
  expect(readAutostartFile(join(temporaryFolder(), 'outbox.desktop'))).toBe(false)
})

it('starts the program of today, with what a person added', async () => {
  const file = await anEntry(`${usual}X-GNOME-Autostart-Delay=30\n`)
  expect(renewAutostartFile(file, '/opt/$&/Outbox-1.1.AppImage')).toBe(true)
  const text = await readFile(file, 'utf8')
  expect(text).toContain(autostartEntry('/opt/$&/Outbox-1.1.AppImage').match(/^Exec=.*$/m)?.[0])
  expect(text).toContain('X-GNOME-Autostart-Delay=30')
})

it('is neither switched on nor made anew by a start', async () => {
  const off = usual.replace('enabled=true', 'enabled=false')
  const file = await anEntry(off)
  expect(renewAutostartFile(file, '/opt/other')).toBe(true)
  expect(await readFile(file, 'utf8')).toBe(off)
  const nowhere = join(temporaryFolder(), 'outbox.desktop')
  expect(renewAutostartFile(nowhere, '/opt/other')).toBe(true)
  expect(readAutostartFile(nowhere)).toBe(false)
})
