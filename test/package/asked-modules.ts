// Which modules a built script asks for. Read as a syntax tree: bundles carry the word `require` in strings and comments.
import { parseAst } from 'vite'

/** Every module that the script imports or requires by a fixed name. */
export function askedModules(script: string): readonly string[] {
  const names: string[] = []
  // A stack, not a recursion: a bundle's tree is deep.
  const waiting: unknown[] = [parseAst(script)]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    const name = askedBy(node)
    if (name !== null) names.push(name)
    waiting.push(...Object.values(node))
  }
  return names
}

function askedBy(node: object): string | null {
  const kind = 'type' in node ? node.type : null
  if ('source' in node) return textOf(node.source) // import … from, export … from, import(…)
  if (kind !== 'CallExpression' || !('callee' in node) || !('arguments' in node)) return null
  const callee = node.callee
  const isNamed = typeof callee === 'object' && callee !== null && 'name' in callee
  const isRequire = isNamed && (callee.name === 'require' || callee.name === '__require')
  return isRequire && Array.isArray(node.arguments) ? textOf(node.arguments[0]) : null
}

function textOf(literal: unknown): string | null {
  const isText =
    typeof literal === 'object' && literal !== null && 'value' in literal && typeof literal.value === 'string'
  return isText ? String(literal.value) : null
}
