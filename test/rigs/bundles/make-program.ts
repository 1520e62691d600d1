// `node test/rigs/bundles/make-program.ts ENTRY FOLDER`: bundles a program; see built-program.ts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleTo } from './bundle.ts'

const [entry = '', folder = ''] = process.argv.slice(2)
await bundleTo(folder, entry, 'es')
writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
