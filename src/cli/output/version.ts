// The version of this program.
import { readFileSync } from 'node:fs'

/** As the package says that this program came in. */
export const version = versionOf(import.meta.url)

/** The manifest lies beside the program where it is packed, and at the top of the project elsewhere. */
function versionOf(here: string): string {
  for (const place of ['package.json', '../package.json', '../../package.json', '../../../package.json']) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(new URL(place, here), 'utf8'))
      const isOurs = typeof manifest === 'object' && manifest !== null && 'name' in manifest && 'version' in manifest
      if (isOurs && String(manifest.name).startsWith('outbox')) return String(manifest.version)
    } catch {
      // Not there.
    }
  }
  return 'unknown'
}
