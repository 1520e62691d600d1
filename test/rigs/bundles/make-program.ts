// `node test/rigs/bundles/make-program.ts ENTRY FOLDER FORMAT`: bundles a program; see built-program.ts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest } from '#resources/packaging/parts.ts'
import { bundleTo } from './bundle.ts'

const [entry = '', folder = '', format] = process.argv.slice(2)
await bundleTo(folder, entry, format === 'cjs' ? 'cjs' : 'es')
// A program says which Outbox it is, and obeys a server that wants a newer one.
const { name, version } = readManifest(join(import.meta.dirname, '../../../package.json'))
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ name, version, type: format === 'cjs' ? 'commonjs' : 'module' }),
)
