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
  expect(readSettingsFile(folder, nowMs)).toEqual({ settings: defaultSettings, setAside: null })
  if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

it('reads what was written, drops what it does not know and fills in what came later', async () => {
  const folder = await withSettings(JSON.stringify({ server: 'https://a.example', notices: 'none', colour: 'red' }))
  expect(readSettingsFile(folder, nowMs)).toEqual({
    // Written before there was a choice: both files are kept.
    settings: { ...defaultSettings, server: 'https://a.example', notices: 'none', replaceByName: false },
    setAside: null,
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

describe('settings that cannot be used', () => {
  const damaged: readonly (readonly [string, string | Uint8Array])[] = [
    ['cut off', '{"server": "https://a.exa'],
    ['empty', ''],
    ['not text', new Uint8Array([0xff, 0xfe, 0, 1, 2])],
    ['zeros', new Uint8Array(4096)],
    ['a list', '[]'],
    ['null', 'null'],
    ['of another kind', '{"autostart": "yes"}'],
    ['with a path as a pattern', '{"ignore": ["../x"]}'],
    ['huge', `{"server": "${'x'.repeat(1_100_000)}"}`],
  ]
  it.each(damaged)('(%s) are kept under another name and replaced by the usual ones', async (_how, text) => {
    const folder = await withSettings(text)
    const { settings, setAside } = readSettingsFile(folder, nowMs)
    expect(settings).toEqual(defaultSettings)
    expect(setAside).toBe('settings.damaged-20261123T100000Z.json')
    expect(await readdir(folder)).toEqual([setAside])
    expect(await readFile(join(folder, setAside ?? ''))).toEqual(Buffer.from(text))
  })

  it('are kept beside the ones from the last time', async () => {
    const folder = await withSettings('{')
    readSettingsFile(folder, nowMs)
    await writeFile(join(folder, 'settings.json'), '[')
    expect(readSettingsFile(folder, nowMs).setAside).toBe('settings.damaged-20261123T100000Z-2.json')
    expect((await readdir(folder)).length).toBe(2)
  })

  it('may even be a folder', async () => {
    const folder = temporaryFolder()
    await mkdir(join(folder, 'settings.json'))
    expect(readSettingsFile(folder, nowMs).settings).toEqual(defaultSettings)
  })
})
