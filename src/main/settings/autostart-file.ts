// This folder: what a person chose, and the device key.

// Starting with the computer on Linux: a desktop entry in the person's own autostart folder.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Where the entry lies. `configHome` is XDG_CONFIG_HOME, which counts only when it is absolute. */
export function autostartFile(configHome: string | undefined, home: string = homedir()): string {
  const base = configHome !== undefined && isAbsolute(configHome) ? configHome : join(home, '.config')
  return join(base, 'autostart', 'outbox.desktop')
}

/** The entry's text. `program` is the absolute path of what is started. */
export function autostartEntry(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Outbox',
    'Comment=Sends what is saved in a folder to the company\u2019s Dropbox',
    // When Outbox was uninstalled the desktop sees that its program is gone, and starts nothing.
    `TryExec=${program.replaceAll('\\', '\\\\')}`,
    `Exec=${quoted(program)} --hidden`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** Writes or removes the entry. False when the folder does not take it. */
export async function setAutostartFile(file: string, program: string, isOn: boolean): Promise<boolean> {
  try {
    if (!isOn) {
      await rm(file, { force: true })
      return true
    }
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 })
    await writeFile(file, autostartEntry(program), { mode: 0o644 })
    return true
  } catch {
    return false
  }
}

/** As the desktop entry format wants it: quoted, with its own special characters escaped, twice where it unescapes twice. */
function quoted(program: string): string {
  const escaped = program
    .replaceAll(/(["`$\\])/g, '\\$1')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
  return `"${escaped}"`
}
