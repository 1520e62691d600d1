// The regular expressions of a source file, as they are written. Read as a syntax tree: a slash divides, too.
import { parseAst } from 'vite'

/** Each expression of the file at `path` once, like `/a+/u`. */
export function regexesOf(path: string, source: string): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting: unknown[] = [parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' })]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    const regex = 'regex' in node ? node.regex : null
    if (typeof regex === 'object' && regex !== null && 'pattern' in regex && 'flags' in regex) {
      found.add(`/${String(regex.pattern)}/${String(regex.flags)}`)
    } else waiting.push(...Object.values(node))
  }
  return found
}
