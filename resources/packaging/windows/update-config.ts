// `app-update.yml`, by which the app for Windows knows where newer versions lie and whose signature they must bear. Where nobody says who
// that is, electron-updater takes any file for ours, so a feed without a publisher is no build.

import { feedPattern, readUpdateConfig } from '#shared/updates/update-config.ts'

export type UpdateConfigAnswer =
  /** The app does not update itself. */
  | { readonly kind: 'none' }
  | { readonly kind: 'config'; readonly feed: string; readonly publishers: readonly string[]; readonly text: string }
  | { readonly kind: 'refused'; readonly because: string }

/** What the environment says: `OUTBOX_UPDATE_FEED`, and `OUTBOX_PUBLISHER`, names as the certificate has them, one a line. */
export function updateConfigOf(environment: NodeJS.ProcessEnv): UpdateConfigAnswer {
  const feed = environment['OUTBOX_UPDATE_FEED']?.trim() ?? ''
  if (feed === '') return { kind: 'none' }
  if (!feedPattern.test(feed)) return refused(`OUTBOX_UPDATE_FEED is no address of a folder over https: ${feed}`)
  const names = (environment['OUTBOX_PUBLISHER'] ?? '').split('\n').map((name) => name.trim())
  const publishers = names.filter((name) => name !== '')
  if (publishers.length === 0)
    return refused(
      'OUTBOX_PUBLISHER must say whose signature an update bears: without it any file would be taken for ours.',
    )
  // JSON is YAML, too: no name can break out of it.
  const list = publishers.map((name) => `  - ${JSON.stringify(name)}\n`).join('')
  const text = `provider: generic\nurl: ${feed}\nupdaterCacheDirName: outbox-updater\npublisherName:\n${list}`
  return { kind: 'config', feed, publishers, text }
}

/** Why an `app-update.yml` that lies in a package must not be handed out; null: it may. */
export function faultOfConfig(text: string): string | null {
  return readUpdateConfig(text).hasPublisher
    ? null
    : 'app-update.yml names no publisher: an update that anybody signed, or nobody, would be installed.'
}

function refused(because: string): UpdateConfigAnswer {
  return { kind: 'refused', because }
}
