// Of an option that is said twice the last one holds, as is usual: so scripts change what others wrote. A second folder is no such change:
// whoever names two wants both.

/** What `parseArgs` of Node answers, as far as it matters here; `tokens` must be asked for. */
type Parsed = { readonly tokens: readonly { readonly kind: string; readonly name?: string }[] }

/** Gives back `parsed`. Throws, as `parseArgs` does, a sentence where the option `name` was said more than once. */
export function saidOnce<P extends Parsed>(parsed: P, name: string): P {
  const said = parsed.tokens.filter((token) => token.kind === 'option' && token.name === name)
  if (said.length > 1) throw new Error(`Option '--${name}' is said more than once.`)
  return parsed
}
