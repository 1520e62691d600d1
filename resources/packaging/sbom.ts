// What is inside a package, for those who look for known faults in it: a bill of materials in CycloneDX 1.6.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Part } from './parts.ts'

export type Bill = {
  /** Of the product inside the package. */
  readonly name: string
  readonly version: string
  readonly parts: readonly Part[]
  /** Electron, or Node: what the product runs on and brings. */
  readonly runtime: { readonly name: string; readonly version: string } | null
}

/** Writes `FILE.cdx.json` beside each of these packages. The same package gives the same bill: there is no time and no random number in it. */
export function writeBills(files: readonly string[], bill: Bill): void {
  for (const file of files) {
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
    writeFileSync(`${file}.cdx.json`, `${JSON.stringify(billOf(basename(file), sha256, bill), null, 2)}\n`)
  }
}

/** The document for the package called `file`. */
export function billOf(file: string, sha256: string, { name, version, parts, runtime }: Bill): object {
  const product = `pkg:generic/${name}@${version}`
  const components = [
    ...parts.map(({ manifest }) =>
      component('library', manifest.name, manifest.version, npmUrl(manifest), manifest.license),
    ),
    ...(runtime === null ? [] : [component('framework', runtime.name, runtime.version, npmUrl(runtime), 'MIT')]),
  ]
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(sha256)}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': product,
        name,
        version,
        licenses: [{ license: { id: 'MIT' } }],
        properties: [{ name: 'outbox:package', value: file }],
        hashes: [{ alg: 'SHA-256', content: sha256 }],
      },
    },
    components,
    dependencies: [{ ref: product, dependsOn: components.map((each) => each['bom-ref']) }],
  }
}

function component(type: string, name: string, version: string, purl: string, licence: string | undefined) {
  const licenses = licence === undefined ? [] : [{ expression: licence }]
  return { type, 'bom-ref': purl, name, version, purl, licenses }
}

/** The address of a package of npm: https://github.com/package-url/purl-spec */
function npmUrl({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

function uuidOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
