// Packages of others that are inside what we hand out, with their licences.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What is bundled into the app, beside our own code. What these need comes with them. */
export const bundledInApp: readonly string[] = [
  'zod',
  'chokidar',
  'electron-store',
  'electron-updater',
  // Updates take it where it is: it colours lines of a terminal.
  'supports-color',
  'openid-client',
  'react',
  'react-dom',
  '@tanstack/react-virtual',
  'intl-messageformat',
  'socks',
  // Beside the archive: it is native code.
  'koffi',
]

/** The packages `names` with all that they need, by name, as they are installed below `folder`. */
export function partsOf(names: readonly string[], folder: string): readonly Part[] {
  return [...partsFrom(names, folder, new Map()).values()].toSorted((one, other) =>
    one.manifest.name < other.manifest.name ? -1 : 1,
  )
}

/** The licence of each part, one after the other. */
export function licencesOf(parts: readonly Part[]): string {
  return parts.map(licenceText).join('\n\n')
}

/** What we read of a package's own package.json. */
export type Manifest = {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly homepage?: string
  readonly dependencies?: Record<string, string>
}

/** A package that is inside one of ours, and where it lies. */
export type Part = { readonly manifest: Manifest; readonly folder: string }

function partsFrom(names: readonly string[], folder: string, found: Map<string, Part>): Map<string, Part> {
  for (const name of names) {
    const file = findManifest(name, folder)
    if (file === null || name === 'electron') continue
    const manifest = readManifest(file)
    const part = `${name} ${manifest.version}`
    if (found.has(part)) continue
    found.set(part, { manifest, folder: dirname(file) })
    partsFrom(Object.keys(manifest.dependencies ?? {}), dirname(file), found)
  }
  return found
}

/** Looked for in the folders above, as Node does: many packages do not hand out their own manifest. */
function findManifest(name: string, from: string): string | null {
  const places = createRequire(join(from, 'x.js')).resolve.paths(name) ?? []
  return places.map((place) => join(place, name, 'package.json')).find((file) => existsSync(file)) ?? null
}

export function readManifest(file: string): Manifest {
  // Written by npm, and read at build time only.
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest
}

function licenceText({ manifest, folder }: Part): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.|$)/i.test(name))
  const text =
    file === undefined ? `Licence: ${manifest.license ?? 'not stated'}` : readFileSync(join(folder, file), 'utf8')
  return `${manifest.name} ${manifest.version}\n\n${text.trim()}`
}

/** The part that lies in `folder`. */
export function partAt(folder: string): Part {
  return { manifest: readManifest(join(folder, 'package.json')), folder }
}
