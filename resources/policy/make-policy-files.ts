// `npm run policy`: writes what administrators get, from the schema.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { policyFiles } from './policy-files.ts'

const root = join(import.meta.dirname, '../..')
for (const [path, content] of policyFiles()) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
