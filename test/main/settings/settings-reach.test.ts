// Settings that this account may not read, or whose folder takes no changes: read by a process without root's privilege.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'
import { withoutPrivilege } from '#test/rigs/no-privilege.ts'

const nobody = 65_534
const isRoot = process.getuid?.() === 0
const module = join(import.meta.dirname, '../../../src/main/settings/settings-file.ts')

/** What a process without privilege reads in `folder`: the kind, and where a copy is. */
function readUnprivileged(folder: string): unknown {
  const script = `
    const { readSettingsFile } = await import(${JSON.stringify(module)})
    const { kind, keptAs } = readSettingsFile(${JSON.stringify(folder)}, 0)
    console.log(JSON.stringify({ kind, keptAs }))`
  const [command, ...args] = withoutPrivilege(['--input-type=module', '-e', script])
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: join(import.meta.dirname, '../../..') })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

/** A folder of the account that reads, with settings. */
function aFolder(text: string): string {
  const home = makeFolder()
  onTestFinished(() => removeFolder(home))
  const folder = join(home, 'app')
  mkdirSync(folder)
  writeFileSync(join(folder, 'settings.json'), text)
  return folder
}

it.skipIf(process.platform === 'win32')('leaves alone what it may not read (rights as Unix has them)', () => {
  const folder = aFolder('{"server": "https://a.example"}')
  chmodSync(join(folder, 'settings.json'), 0)
  expect(readUnprivileged(folder)).toEqual({ kind: 'out_of_reach' })
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

it.skipIf(!isRoot)(
  'leaves alone what is damaged in a folder of somebody else (only root can give it to somebody else)',
  () => {
    const folder = aFolder('{"server": ')
    chownSync(folder, nobody, nobody)
    chmodSync(folder, 0o755)
    expect(readUnprivileged(folder)).toEqual({ kind: 'out_of_reach' })
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{"server": ')
  },
)
