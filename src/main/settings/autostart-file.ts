// This folder: what a person chose, and the device key.

// Starting with the computer on Linux: a desktop entry in the person's own autostart folder.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
export function setAutostartFile(file: string, program: string, isOn: boolean): boolean {
  try {
    if (!isOn) {
      rmSync(file, { force: true })
      return true
    }
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
    writeFileSync(file, autostartEntry(program), { mode: 0o644 })
    return true
  } catch {
    return false
  }
}

/** True when the desktop starts the program: the entry is there, and no settings of the desktop have turned it off. */
export function readAutostartFile(file: string): boolean {
  const text = textOf(file)
  return text !== null && isEntryOn(text)
}

/**
 * Lets an entry that is on start this program: an AppImage has another name with each version. What a person changed in it
 * stays, and what they turned off or took away stays so. False when the folder does not take it.
 */
export function renewAutostartFile(file: string, program: string): boolean {
  const text = textOf(file)
  if (text === null || !isEntryOn(text)) return true
  const wanted = autostartEntry(program).split('\n')
  const renewed = ['TryExec=', 'Exec='].reduce((so, key) => {
    const line = wanted.find((one) => one.startsWith(key)) ?? ''
    // A replacer function: the program's name may hold `$&`.
    return so.replace(new RegExp(`^${key}.*$`, 'm'), () => line)
  }, text)
  if (renewed === text) return true
  try {
    writeFileSync(file, renewed, { mode: 0o644 })
    return true
  } catch {
    return false
  }
}

/** `Hidden` means deleted; GNOME and its kind switch an entry off with a key of their own. */
function isEntryOn(text: string): boolean {
  const isSaid = (key: string, value: string): boolean => new RegExp(`^${key}\\s*=\\s*${value}\\s*$`, 'im').test(text)
  return !isSaid('Hidden', 'true') && !isSaid('X-GNOME-Autostart-enabled', 'false')
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
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
