// Settings as they may lie on a disk: missing, old, strange or damaged. None of it stops the app or is thrown away.
import { chmod, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettingsFile } from '#main/settings/settings-file.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const nowMs = Date.UTC(2026, 10, 23, 10, 0, 0)

async function withSettings(text: string | Uint8Array): Promise<string> {
  const folder = temporaryFolder()
  await writeFile(join(folder, 'settings.json'), text)
  return folder
}

it('starts with the usual settings when there are none', async () => {
  const folder = join(temporaryFolder(), 'new')
  expect(readSettingsFile(folder, nowMs)).toEqual({ kind: 'read', settings: defaultSettings })
  if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

it('reads what was written, drops what it does not know and fills in what came later', async () => {
  const folder = await withSettings(JSON.stringify({ server: 'https://a.example', notices: 'none', colour: 'red' }))
  expect(readSettingsFile(folder, nowMs)).toEqual({
    kind: 'read',
    // Written before there was a choice: both files are kept.
    settings: { ...defaultSettings, server: 'https://a.example', notices: 'none', replaceByName: false },
  })
})

it.skipIf(process.platform === 'win32')('closes the file and its folder to others', async () => {
  const folder = await withSettings('{}')
  await chmod(folder, 0o755)
  await chmod(join(folder, 'settings.json'), 0o644)
  readSettingsFile(folder, nowMs)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'settings.json'))).mode & 0o777).toBe(0o600)
})

const written = { server: 'https://a.example', folder: '/home/zo\u00eb' }
const text = JSON.stringify(written)

it.each([
  ['UTF-8 with a mark, as Notepad writes it', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 with the bytes the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('reads %s', async (_how, bytes) => {
  const folder = await withSettings(bytes)
  expect(readSettingsFile(folder, nowMs)).toEqual({ kind: 'read', settings: { ...defaultSettings, ...written } })
})

it('makes a file that is marked read-only one that can be changed', async () => {
  const folder = await withSettings(text)
  await chmod(join(folder, 'settings.json'), 0o444)
  expect(readSettingsFile(folder, nowMs)).toMatchObject({ kind: 'read', settings: written })
  expect((await stat(join(folder, 'settings.json'))).mode & 0o200).toBe(0o200)
})

it('keeps all others when one cannot be read whose usual value does no harm, and the file as it was', async () => {
  const known = { server: 'https://a.example', folder: '/home/kim/out', ignore: ['*.bak'], historyDays: 90 }
  const text = JSON.stringify({ ...known, afterUpload: 'archive', listColumns: 'wide', notices: 7 })
  const folder = await withSettings(text)
  const keptAs = 'settings.damaged-20261123T100000Z.json'
  const settings = { ...defaultSettings, ...known }
  expect(readSettingsFile(folder, nowMs)).toEqual({ kind: 'in_part', settings, keptAs })
  expect((await readdir(folder)).toSorted()).toEqual([keptAs, 'settings.json'])
  expect(await readFile(join(folder, keptAs), 'utf8')).toBe(text)
})

describe('settings that cannot be used', () => {
  const damaged: readonly (readonly [string, string | Uint8Array])[] = [
    ['cut off', '{"server": "https://a.exa'],
    ['empty', ''],
    ['not text', new Uint8Array([0xff, 0xfe, 0, 1, 2])],
    ['zeros', new Uint8Array(4096)],
    ['a list', '[]'],
    ['null', 'null'],
    ['of another kind', '{"server": 5}'],
    ['with a pause that nobody can read', '{"server": "https://a.example", "pause": "for a while"}'],
    ['with a path as a pattern', '{"ignore": ["../x"]}'],
    ['huge', `{"server": "${'x'.repeat(1_100_000)}"}`],
  ]
  it.each(damaged)('(%s) are kept under another name and replaced by the usual ones', async (_how, text) => {
    const folder = await withSettings(text)
    const keptAs = 'settings.damaged-20261123T100000Z.json'
    expect(readSettingsFile(folder, nowMs)).toEqual({ kind: 'set_aside', settings: defaultSettings, keptAs })
    expect(await readdir(folder)).toEqual([keptAs])
    expect(await readFile(join(folder, keptAs))).toEqual(Buffer.from(text))
  })

  it('are kept beside the ones from the last time', async () => {
    const folder = await withSettings('{')
    readSettingsFile(folder, nowMs)
    await writeFile(join(folder, 'settings.json'), '[')
    expect(readSettingsFile(folder, nowMs)).toMatchObject({ keptAs: 'settings.damaged-20261123T100000Z-2.json' })
    expect((await readdir(folder)).length).toBe(2)
  })

  it('may even be a folder', async () => {
    const folder = temporaryFolder()
    await mkdir(join(folder, 'settings.json'))
    expect(readSettingsFile(folder, nowMs).settings).toEqual(defaultSettings)
  })
})
