// What of a settings file can be used. One value that nobody knows, as a newer Outbox or a hand may have written it, is no reason to
// forget the server and the folder.
import { defaultSettings, settingsSchema } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { tryParse } from '#shared/try-parse.ts'

/** `isWhole`: nothing of it had to be replaced. */
export type UsableSettings = { readonly settings: Settings; readonly isWhole: boolean }

/**
 * Settings whose usual value sends nothing else, nowhere else and no sooner, and lets go of nothing. All others decide that: where one of
 * them cannot be read, a person is asked anew.
 */
const replaceable = [
  'replaceByName',
  'afterUpload',
  'largeFiles',
  'autostart',
  'autostartSet',
  'notices',
  'updateMode',
  'fullSpeedUntilMs',
  'thumbnails',
  'listColumns',
  'windowPlace',
  'toldOfBackground',
  'graphics',
] as const satisfies readonly (keyof Settings)[]

/** The settings in the text of a file; null where they cannot be used. */
export function usableOf(text: string): UsableSettings | null {
  const content = objectIn(text)
  if (content === null) return null
  // Settings of an older Outbox lack what came later.
  const all: Readonly<Record<string, unknown>> = { ...defaultSettings, ...content }
  const unread = replaceable.filter((name) => !tryParse(settingsSchema.shape[name], all[name]).success)
  const usual = Object.fromEntries(unread.map((name) => [name, defaultSettings[name]]))
  const parsed = tryParse(settingsSchema, { ...all, ...usual })
  return parsed.success ? { settings: parsed.data, isWhole: unread.length === 0 } : null
}

function objectIn(text: string): object | null {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content !== 'object' || Array.isArray(content) ? null : content
  } catch {
    return null
  }
}
