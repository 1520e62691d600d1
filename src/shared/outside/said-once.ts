// An option of a command line that takes one value is said once: which of two values was meant, nobody can know.

/** What `parseArgs` of Node answers, as far as it matters here; `tokens` must be asked for. */
type Parsed = {
  readonly tokens: readonly { readonly kind: string; readonly name?: string; readonly value?: unknown }[]
}

type Options = Readonly<Record<string, { readonly type: string; readonly multiple?: boolean }>>

/** Gives back `parsed`. Throws, as `parseArgs` does, a sentence about the first option that was given two values but takes one. */
export function saidOnce<P extends Parsed>(parsed: P, options: Options): P {
  const said = new Set<string>()
  for (const { kind, name, value } of parsed.tokens) {
    if (kind !== 'option' || name === undefined || typeof value !== 'string' || options[name]?.multiple === true)
      continue
    if (said.has(name)) throw new Error(`Option '--${name}' is said more than once. Say it once.`)
    said.add(name)
  }
  return parsed
}
