// The server's settings file: JSON, every key known. docs/company-server.md explains each of them.
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { findUnsafe } from './safety-check.ts'
import { settingsSchema } from './settings-schema.ts'
import type { Settings } from './settings-schema.ts'

export type SettingsAnswer =
  | { readonly kind: 'settings'; readonly settings: Settings }
  /** `because` is a whole sentence for the person who wrote the file. */
  | { readonly kind: 'refused'; readonly because: string }

/** Reads and judges a settings file. File names in it are taken from the settings file's own folder. */
export async function readSettings(path: string): Promise<SettingsAnswer> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return { kind: 'refused', because: `The settings file ${path} cannot be read.` }
  const answer = parseSettings(text)
  if (answer.kind === 'refused') return { kind: 'refused', because: `${path}: ${answer.because}` }
  return { kind: 'settings', settings: withWholePaths(answer.settings, dirname(resolve(path))) }
}

/** Judges the text of a settings file: its form first, then whether it is safe to run. */
export function parseSettings(text: string): SettingsAnswer {
  const parsed = settingsSchema.safeParse(parseJson(text))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const place = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join('.')
    return { kind: 'refused', because: `${place}: ${issue?.message ?? 'is not usable'}.` }
  }
  const because = findUnsafe(parsed.data)
  return because === null ? { kind: 'settings', settings: parsed.data } : { kind: 'refused', because }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function withWholePaths(settings: Settings, folder: string): Settings {
  const whole = (name: string | null) => (name === null ? null : resolve(folder, name))
  const { dropbox } = settings
  return {
    ...settings,
    tlsCertFile: whole(settings.tlsCertFile),
    tlsKeyFile: whole(settings.tlsKeyFile),
    auditFile: whole(settings.auditFile),
    dropbox: {
      ...dropbox,
      appSecretFile: whole(dropbox.appSecretFile),
      refreshTokenFile: resolve(folder, dropbox.refreshTokenFile),
    },
  }
}
