// The regular expressions of all that is run by users and builders.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { regexesOf } from './find-regexes.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Each with a file it stands in. */
export function usedRegexes(): ReadonlyMap<string, string> {
  const paths = globSync('{src,renderer,resources}/**/*.{ts,tsx,mjs}', { cwd: root }).toSorted()
  const found = paths.flatMap((path) =>
    [...regexesOf(path, readFileSync(join(root, path), 'utf8'))].map((regex) => [regex, path] as const),
  )
  return new Map(found)
}
