// The MSI as wixl and msibuild make it, with programs that carry a version.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { expect, test } from 'vitest'
import { fileVersionOf } from '#resources/packaging/windows/file-version.ts'
import { makeMsi } from '#resources/packaging/windows/msi.ts'
import { runs } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

/** A program for Windows that does nothing; with a version, unless `version` is null. */
function writeProgram(path: string, version: string | null): void {
  const program = NtExecutable.createEmpty(false, false)
  if (version !== null) {
    const resources = NtExecutableResource.from(program)
    const info = Resource.VersionInfo.createEmpty()
    info.setFileVersion(version, 1_033)
    info.outputToResourceEntries(resources.entries)
    resources.outputResource(program)
  }
  writeFileSync(path, Buffer.from(program.generate()))
}

function anApp(): string {
  const folder = join(temporaryFolder(), 'win-unpacked')
  mkdirSync(join(folder, 'resources'), { recursive: true })
  writeProgram(join(folder, 'Outbox.exe'), '1.2.3.45678')
  writeProgram(join(folder, 'resources', 'plain.dll'), null)
  writeFileSync(join(folder, 'resources', 'app.asar'), 'x')
  return folder
}

test('a program tells its version; what carries none, or is no program, tells nothing', () => {
  const folder = anApp()
  writeFileSync(join(folder, 'text.exe'), 'no program')
  expect(fileVersionOf(join(folder, 'Outbox.exe'))).toEqual({ version: '1.2.3.45678', language: 1_033 })
  expect(fileVersionOf(join(folder, 'resources', 'plain.dll'))).toBeNull()
  expect(fileVersionOf(join(folder, 'resources', 'app.asar'))).toBeNull()
  expect(fileVersionOf(join(folder, 'text.exe'))).toBeNull()
})

/** The rows of a table of the package, each a list of cells; without the three rows that describe it. */
function tableOf(file: string, name: string): readonly (readonly string[])[] {
  const { stdout } = spawnSync('msiinfo', ['export', file, name], { encoding: 'utf8' })
  const rows = stdout.split(/\r?\n/).filter((line) => line !== '')
  return rows.slice(3).map((line) => line.split('\t'))
}

// Windows leaves a program without a version out when one with a version is installed, and then removes that with the old package.
test('the package says which version a program has, so that an upgrade replaces it', (context) => {
  if (!['wixl', 'msiinfo'].every((tool) => runs(tool, ['--help']))) context.skip('wixl and msitools are not installed')
  const folder = temporaryFolder()
  const file = join(folder, 'outbox.msi')
  expect(makeMsi({ unpacked: anApp(), version: '1.2.3', workFolder: folder, file })).toBe(true)
  const files = tableOf(file, 'File').map(([id, , name, , version, language]) => ({ id, name, version, language }))
  const program = files.find(({ name }) => name === 'Outbox.exe')
  expect(program).toMatchObject({ version: '1.2.3.45678', language: '1033' })
  const others = files.filter((other) => other !== program)
  expect(others.map(({ version }) => version)).toEqual(['', ''])
  expect(new Set(tableOf(file, 'MsiFileHash').map(([id]) => id))).toEqual(new Set(others.map(({ id }) => id)))
})
