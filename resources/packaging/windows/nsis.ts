// Makes the installer for people with Debian's makensis.
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Setup = {
  /** The app's folder. */
  readonly unpacked: string
  /** The project's folder. */
  readonly root: string
  readonly version: string
  /** A command that signs the file whose name is put behind it, for the uninstaller; null: not signed. */
  readonly sign: string | null
  /** A folder for small files. */
  readonly workFolder: string
  readonly file: string
}

const script = fileURLToPath(new URL('installer.nsi', import.meta.url))

/** Makes the installer; false when makensis refused, which has then said why. */
export function makeSetup({ unpacked, root, version, sign, workFolder, file }: Setup): boolean {
  const list = join(workFolder, 'uninstall-list.nsh')
  writeFileSync(list, uninstallList(readdirSync(unpacked, { withFileTypes: true })))
  const defines = {
    // Windows knows four numbers and no words.
    VERSION: version.replace(/[-+].*/, ''),
    UNPACKED: unpacked,
    OUT: file,
    LICENCE: join(root, 'LICENSE'),
    ICON: join(root, 'resources/icons/icon.ico'),
    UNINSTALL_LIST: list,
    ...(sign === null ? {} : { SIGN: sign }),
  }
  const given = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`)
  return (
    spawnSync('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', ...given, script], { stdio: 'inherit' }).status === 0
  )
}

/** Lines that delete what lies at the top of the app's folder. */
export function uninstallList(entries: readonly { readonly name: string; isDirectory(): boolean }[]): string {
  const lines = entries.map((entry) => `${entry.isDirectory() ? 'RMDir /r' : 'Delete'} "$INSTDIR\\${entry.name}"\n`)
  return lines.toSorted().join('')
}
