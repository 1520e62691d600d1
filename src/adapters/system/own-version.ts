// Which Outbox this is, read from its own manifest.
import { readFileSync } from 'node:fs'

/** The manifest lies beside the program where it is packed, and at the top of the project elsewhere. */
const places = ['package.json', '../package.json', '../../package.json', '../../../package.json']

/** The version; 'unknown' where no manifest of Outbox is found. Never throws. */
export function ownVersion(here: string = import.meta.url): string {
  for (const place of places) {
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
