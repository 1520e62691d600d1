// The stand-in for Electron's runtime on Windows: a program that says what it is and ends. It is compiled, because
// electron-builder reads and writes its resources, and must run under wine.
import { createPackage } from '@electron/asar'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fuseSentinel, standInWords } from '../stand-in-runtime.ts'
import type { StandInOptions } from '../stand-in-runtime.ts'

const compiler = 'x86_64-w64-mingw32'

/** Writes the stand-in runtime for Windows into the folder. Throws with the compiler's words when it cannot. */
export async function writeStandInForWindows({ folder, version, licenceFile }: StandInOptions): Promise<void> {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const [source, resources, object] = ['source.c', 'about.rc', 'about.o'].map((name) => join(folder, name))
  writeFileSync(source ?? '', program)
  writeFileSync(resources ?? '', about)
  runTool(`${compiler}-windres`, [resources ?? '', object ?? ''])
  runTool(`${compiler}-gcc`, ['-Os', '-s', '-static', '-o', join(folder, 'electron.exe'), source ?? '', object ?? ''])
  const app = join(folder, 'default-app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{}')
  await createPackage(app, join(folder, 'resources', 'default_app.asar'))
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '')
  copyFileSync(licenceFile, join(folder, 'LICENSE'))
}

/** The fuse wire's version, its length, and each fuse as Electron 45 has it before anybody turns one. */
const program = `#include <stdio.h>
static volatile const char fuses[] = "${fuseSentinel}\\x01\\x09" "101100011";
int main(void) {
  fprintf(stderr, "%s\\n", "${standInWords}");
  return fuses[0] == 'd' ? 1 : 2;
}
`

const about = `1 VERSIONINFO
FILEVERSION 1,0,0,0
PRODUCTVERSION 1,0,0,0
FILEOS 0x40004
FILETYPE 1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904b0"
    BEGIN
      VALUE "FileDescription", "Electron"
      VALUE "ProductName", "Electron"
      VALUE "FileVersion", "1.0.0.0"
      VALUE "ProductVersion", "1.0.0.0"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x409, 1200
  END
END
`

function runTool(tool: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(tool, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${tool} could not make the stand-in: ${error?.message ?? stderr}`)
}
