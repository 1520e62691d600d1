// What our part of the Windows uninstaller says, and that NSIS compiles it the way electron-builder's template calls it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { localProfileFolder } from '#main/local-profile.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { root } from './packed.ts'
import { installedKey } from '#resources/packaging/windows/msi.ts'

const script = join(root, 'resources', 'packaging', 'uninstall.nsh')
const template = join(root, 'node_modules', 'app-builder-lib', 'templates', 'nsis', 'uninstaller.nsh')
const installSection = join(template, '..', 'installSection.nsh')
const canCompile = spawnSync('makensis', ['-VERSION']).status === 0
if (!canCompile) console.log('skipped: compiling the uninstaller, because makensis is not installed')

const run = String.raw`Software\Microsoft\Windows\CurrentVersion\Run`
const approved = String.raw`Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run`

/** An installer around our script, with what electron-builder's generated part and its template give it. */
function around(folder: string): string {
  return [
    'Unicode true',
    'Target amd64-unicode',
    'Name Outbox',
    `OutFile "${join(folder, 'outbox-around.exe')}"`,
    String.raw`InstallDir "C:\outbox-uninstall-test"`,
    'RequestExecutionLevel user',
    '!include LogicLib.nsh',
    '!include FileFunc.nsh',
    '!define APP_ID "com.outbox.uploader"',
    '!define VERSION "1.2.3"',
    '!macro _isUpdated _a _b _t _f',
    '  ${GetParameters} $R9',
    '  ClearErrors',
    '  ${GetOptions} $R9 "--updated" $R8',
    '  IfErrors `${_f}` `${_t}`',
    '!macroend',
    '!define isUpdated `"" isUpdated ""`',
    `!include "${script}"`,
    'Section Install',
    '  SetOutPath $INSTDIR',
    `  WriteRegStr HKCU "${run}" "\${APP_ID}" "outbox.exe --hidden"`,
    `  WriteRegStr HKCU "${run}" "of.somebody.else" "else.exe"`,
    `  WriteRegBin HKCU "${approved}" "\${APP_ID}" 030000000000000000000000`,
    '  !insertmacro customInstall',
    String.raw`  WriteUninstaller "$INSTDIR\uninstall.exe"`,
    'SectionEnd',
    'Section Uninstall',
    '  !insertmacro customUnInstall',
    'SectionEnd',
    '',
  ].join('\n')
}

describe('the uninstaller of Windows', () => {
  it('calls our part by the name it has', () => {
    expect(readFileSync(template, 'utf8')).toMatch(/!ifmacrodef customUnInstall\n\s*!insertmacro customUnInstall/)
    expect(readFileSync(script, 'utf8')).toMatch(/^!macro customUnInstall$/m)
    expect(readFileSync(installSection, 'utf8')).toMatch(/!ifmacrodef customInstall\n\s*!insertmacro customInstall/)
    expect(readFileSync(script, 'utf8')).toMatch(/^!macro customInstall$/m)
  })

  it('takes both values of the autostart and the installed version away, and none at an update', () => {
    const lines = readFileSync(script, 'utf8')
      .split('\n')
      .map((line) => line.trim())
    const guarded = lines.slice(lines.indexOf('${ifNot} ${isUpdated}') + 1, lines.indexOf('${endIf}'))
    expect(guarded).toEqual([
      ...[run, approved].map((key) => `DeleteRegValue HKCU "${key}" "\${APP_ID}"`),
      `DeleteRegKey SHCTX "${installedKey.replace('SOFTWARE', 'Software')}"`,
      String.raw`DeleteRegKey /ifempty SHCTX "Software\Outbox"`,
    ])
    expect(lines.filter((line) => line.startsWith('DeleteReg'))).toHaveLength(guarded.length)
  })

  it('takes the local profile away when the app’s data is to go, and only then', () => {
    const folder = localProfileFolder({ platform: 'win32', localAppData: String.raw`C:\L`, isFolderNamed: false })
    const asked = readFileSync(script, 'utf8').split('"--delete-app-data"')
    expect(asked).toHaveLength(2)
    expect(asked[0]).not.toContain('RMDir')
    expect(asked[1]).toContain(`RMDir /r "${String(folder).replace(String.raw`C:\L`, '$R0')}"`)
    expect(readFileSync(template, 'utf8')).toContain('${GetOptions} $R0 "--delete-app-data" $R1')
  })

  it('writes the installed version where every installer does', () => {
    const written = `WriteRegStr SHCTX "${installedKey.replace('SOFTWARE', 'Software')}" Version "\${VERSION}"`
    expect(readFileSync(script, 'utf8')).toContain(written)
  })

  it.skipIf(!canCompile)('compiles without a warning', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'around.nsi')
    writeFileSync(file, around(folder))
    const { status, stdout } = spawnSync('makensis', ['-WX', '-V2', file], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, expect.not.stringMatching(/warning|error/i)])
    expect(existsSync(join(folder, 'outbox-around.exe'))).toBe(true)
  })
})
