// The source of a TypeScript file as a script, kept from start to start: Node's own tool for that costs a third of a second to load,
// which was as much as all the rest of the start of an app.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

/** Beside the packages, as the programs keep what Node makes of them. */
const usualFolder = join(import.meta.dirname, '../../../node_modules/.cache/without-types')

/** `source` without its types. Another source or another Node is made anew; a folder that cannot be written keeps nothing. */
export function withoutTypes(source: string, folder = usualFolder): string {
  const kept = join(folder, createHash('sha256').update(`${process.version}\n${source}`).digest('hex'))
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const script = stripTypeScriptTypes(source)
    keep(folder, kept, script)
    return script
  }
}

/** Whole or not at all: other apps start at the same time. */
function keep(folder: string, file: string, script: string): void {
  const made = `${file}.${process.pid}`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(made, script)
    renameSync(made, file)
  } catch {
    // The next start makes it again.
  }
}
