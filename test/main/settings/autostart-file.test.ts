// Starting with the computer on Linux, in a real folder.
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { autostartEntry, autostartFile, setAutostartFile } from '#main/settings/autostart-file.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('lies where the desktop looks', () => {
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
  expect(await setAutostartFile(file, '/opt/outbox', true)).toBe(true)
  expect(await readFile(file, 'utf8')).toBe(autostartEntry('/opt/outbox'))
  expect(await setAutostartFile(file, '/opt/outbox', false)).toBe(true)
  expect(await setAutostartFile(file, '/opt/outbox', false)).toBe(true)
  expect(await readdir(join(file, '..'))).toEqual([])
})

it('says when the folder does not take it', async () => {
  const folder = temporaryFolder()
  await writeFile(join(folder, 'autostart'), 'a file')
  expect(await setAutostartFile(join(folder, 'autostart', 'outbox.desktop'), '/opt/outbox', true)).toBe(false)
})
