// Checks arguments as strictly as Dropbox does and says what is wrong in Dropbox's words.

export type Checked<T> =
  | { readonly kind: 'fits'; readonly value: T }
  | { readonly kind: 'misfit'; readonly why: string }
export type Shape<T> = (value: unknown) => Checked<T>
/** `fallback` null: the field has to be there. */
export type Field<T> = { readonly shape: Shape<T>; readonly fallback: { readonly value: T } | null }

function fits<T>(value: T): Checked<T> {
  return { kind: 'fits', value }
}

function misfit<T>(why: string): Checked<T> {
  return { kind: 'misfit', why }
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

/** A field without which the call is refused. */
export function required<T>(shape: Shape<T>): Field<T> {
  return { shape, fallback: null }
}

/** A field that may be left out. */
export function optional<T>(shape: Shape<T>, value: T): Field<T> {
  return { shape, fallback: { value } }
}

type Values<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** An object with these fields and no other. */
export function struct<F extends Record<string, Field<unknown>>>(fields: F): Shape<Values<F>> {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return misfit(`expected object, got ${typeName(value)}`)
    }
    const given = new Map<string, unknown>(Object.entries(value))
    for (const name of given.keys()) if (!Object.hasOwn(fields, name)) return misfit(`unknown field '${name}'`)
    const values: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(fields)) {
      if (!given.has(name) && field.fallback === null) return misfit(`missing required field '${name}'`)
      const checked = given.has(name) ? field.shape(given.get(name)) : fits(field.fallback?.value)
      if (checked.kind === 'misfit') return misfit(`${name}: ${checked.why}`)
      values[name] = checked.value
    }
    return fits(values as Values<F>) // every field was checked by its own shape in the loop above
  }
}

/** Text, of at least `minLength` characters and wholly of `pattern` if given. */
export function text(rules: { readonly pattern?: RegExp; readonly minLength?: number } = {}): Shape<string> {
  return (value) => {
    if (typeof value !== 'string')
      return misfit(`${JSON.stringify(value)} expected to be a string, got ${typeName(value)}`)
    if (rules.minLength !== undefined && value.length < rules.minLength) {
      return misfit(`'${value}' must be at least ${rules.minLength} characters, got ${value.length}`)
    }
    if (rules.pattern !== undefined && !rules.pattern.test(value)) {
      return misfit(`'${value}' did not match pattern '${rules.pattern.source}'`)
    }
    return fits(value)
  }
}

export const flag: Shape<boolean> = (value) =>
  typeof value === 'boolean' ? fits(value) : misfit(`expected boolean, got ${typeName(value)}`)

/** A number from `min` to `max`. */
export function float(min: number, max: number): Shape<number> {
  return (value) => {
    if (typeof value !== 'number') return misfit(`expected number, got ${typeName(value)}`)
    if (value < min) return misfit(`${value} is less than the minimum of ${min}`)
    return value > max ? misfit(`${value} is greater than the maximum of ${max}`) : fits(value)
  }
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number): Shape<number> {
  return (value) =>
    Number.isInteger(value) ? float(min, max)(value) : misfit(`expected integer, got ${typeName(value)}`)
}

/** A list of `min` to `max` items of one shape. */
export function list<T>(item: Shape<T>, min: number, max: number): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return misfit(`expected list, got ${typeName(value)}`)
    if (value.length < min || value.length > max)
      return misfit(`list must have ${min} to ${max} items, got ${value.length}`)
    const items: T[] = []
    for (const one of value) {
      const checked = item(one)
      if (checked.kind === 'misfit') return misfit(checked.why)
      items.push(checked.value)
    }
    return fits(items)
  }
}

export const anything: Shape<unknown> = (value) => fits(value)

/** Null, or `shape`. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? fits(null) : shape(value))
}

/** `shape`, or null, which stands for `value`. */
export function nullableAs<T>(shape: Shape<T>, value: T): Shape<T> {
  return (given) => (given === null ? fits(value) : shape(given))
}

/** A union: a member without value may be written as its bare name, a member with one needs an object with `.tag`. */
export function union<T>(members: Readonly<Record<string, Shape<T>>>, voids: Readonly<Record<string, T>>): Shape<T> {
  return (value) => {
    if (typeof value === 'string') {
      const member = Object.hasOwn(voids, value) ? voids[value] : undefined
      if (member !== undefined) return fits(member)
      return misfit(Object.hasOwn(members, value) ? `expected object, got string` : `unknown tag '${value}'`)
    }
    if (typeof value !== 'object' || value === null) return misfit(`expected object or string, got ${typeName(value)}`)
    const given = new Map<string, unknown>(Object.entries(value))
    const tag = given.get('.tag')
    if (typeof tag !== 'string') return misfit(`missing '.tag' key`)
    const stray = [...given.keys()].find((name) => name !== '.tag' && (name !== tag || !Object.hasOwn(members, tag)))
    if (stray !== undefined) return misfit(`unknown field '${stray}'`)
    const member = Object.hasOwn(voids, tag) ? voids[tag] : undefined
    if (member !== undefined) return fits(member)
    const shape = Object.hasOwn(members, tag) ? members[tag] : undefined
    if (shape === undefined) return misfit(`unknown tag '${tag}'`)
    if (!given.has(tag)) return misfit(`missing required field '${tag}'`)
    const checked = shape(given.get(tag))
    return checked.kind === 'fits' ? checked : misfit(`${tag}: ${checked.why}`)
  }
}
