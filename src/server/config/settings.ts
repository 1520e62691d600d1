// The server's settings file: JSON, every key known. docs/company-server.md explains each of them.
import { tryParse } from '#shared/try-parse.ts'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'
import { readJson } from './json-text.ts'
import { findUnsafe } from './safety-check.ts'
import { settingsSchema } from './settings-schema.ts'
import type { Settings } from './settings-schema.ts'

export type SettingsAnswer =
  | { readonly kind: 'settings'; readonly settings: Settings }
  /** `because` is a whole sentence for the person who wrote the file. */
  | { readonly kind: 'refused'; readonly because: string }

/** Reads and judges a settings file. File names in it are taken from the settings file's own folder. */
export async function readSettings(path: string): Promise<SettingsAnswer> {
  const content = await readFile(path).catch(errorCodeOf)
  if (!(content instanceof Uint8Array)) {
    return { kind: 'refused', because: `The settings file ${path} cannot be read (${content ?? 'unknown error'}).` }
  }
  const answer = parseSettings(content)
  if (answer.kind === 'refused') return { kind: 'refused', because: `${path}: ${answer.because}` }
  return { kind: 'settings', settings: withWholePaths(answer.settings, dirname(resolve(path))) }
}

/** Judges the content of a settings file: its form first, then whether it is safe to run. */
export function parseSettings(content: Uint8Array | string): SettingsAnswer {
  const json = readJson(typeof content === 'string' ? Buffer.from(content) : content)
  if (json.kind === 'faulty') return { kind: 'refused', because: json.because }
  const parsed = tryParse(settingsSchema, json.value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join('.')
    const isMissing = issue !== undefined && issue.path.length > 0 && valueAt(json.value, issue.path) === undefined
    return { kind: 'refused', because: `${place}: ${isMissing ? 'is missing' : (issue?.message ?? 'is not usable')}.` }
  }
  const because = findUnsafe(parsed.data)
  return because === null ? { kind: 'settings', settings: parsed.data } : { kind: 'refused', because }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null ? new Map(Object.entries(within)).get(String(key)) : undefined,
    value,
  )
}

function withWholePaths(settings: Settings, folder: string): Settings {
  const whole = (name: string | null) => (name === null ? null : resolve(folder, name))
  const { dropbox } = settings
  return {
    ...settings,
    tlsCertFile: whole(settings.tlsCertFile),
    tlsKeyFile: whole(settings.tlsKeyFile),
    operatorTokenFile: whole(settings.operatorTokenFile),
    auditFile: whole(settings.auditFile),
    databaseUrlFile: whole(settings.databaseUrlFile),
    enrolmentFile: whole(settings.enrolmentFile),
    auditDatabase: whole(settings.auditDatabase),
    relayFile: whole(settings.relayFile),
    dropbox: {
      ...dropbox,
      appSecretFile: whole(dropbox.appSecretFile),
      refreshTokenFile: resolve(folder, dropbox.refreshTokenFile),
    },
  }
}
