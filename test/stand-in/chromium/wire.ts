// Values on their way between the main process and a page, as text. Both ends use this file (its source is sent to the page),
// so it refers to nothing outside itself. What structured cloning keeps is kept: dates, maps, sets, bigints, bytes, cycles.

type Packed = null | boolean | number | string | readonly Packed[] | { readonly [key: string]: Packed }

/** Text for a value. Throws as Electron does when something in it cannot be cloned: functions, symbols, promises. */
export function encode(value: unknown): string {
  const seen = new Map<object, number>()
  return JSON.stringify(pack(structuredClone(value), seen))
}

export function decode(text: string): unknown {
  return unpack(JSON.parse(text), [])
}

function special(kind: string, value: Packed): Packed {
  return { $: kind, v: value }
}

function pack(value: unknown, seen: Map<object, number>): Packed {
  if (value === undefined) return special('undefined', null)
  if (typeof value === 'bigint') return special('bigint', String(value))
  if (typeof value === 'number') return Number.isFinite(value) ? value : special('number', String(value))
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value !== 'object') throw new Error('An object could not be cloned.')
  const known = seen.get(value)
  if (known !== undefined) return special('again', known)
  seen.set(value, seen.size)
  return packObject(value, seen)
}

function packObject(value: object, seen: Map<object, number>): Packed {
  if (Array.isArray(value)) return value.map((item) => pack(item, seen))
  if (value instanceof Date) return special('date', value.getTime())
  if (value instanceof Map) return special('map', pack([...value].flat(), seen))
  if (value instanceof Set) return special('set', pack([...value], seen))
  if (value instanceof Error) return special('error', [value.name, value.message])
  if (value instanceof RegExp) return special('regexp', [value.source, value.flags])
  if (value instanceof ArrayBuffer) return special('buffer', [...new Uint8Array(value)])
  if (ArrayBuffer.isView(value)) {
    return special('bytes', [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)])
  }
  const packed = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item, seen)]))
  return '$' in packed ? special('object', packed) : packed
}

// The order in which objects are met is the same on both ends, so a number is enough to name one met before.
function unpack(packed: Packed, met: unknown[]): unknown {
  if (packed === null || typeof packed !== 'object') return packed
  if (Array.isArray(packed)) {
    return filled(met, [], (list: unknown[]) => packed.forEach((item) => list.push(unpack(item, met))))
  }
  const object = packed as { readonly [key: string]: Packed } // An object that is no array.
  const kind = object['$']
  if (typeof kind !== 'string') return unpackObject(object, met)
  return unpackSpecial(kind, object['v'] ?? null, met)
}

function filled<Value>(met: unknown[], value: Value, fill: (value: Value) => void): Value {
  met.push(value)
  fill(value)
  return value
}

function unpackObject(packed: { readonly [key: string]: Packed }, met: unknown[]): unknown {
  return filled(met, {}, (object: Record<string, unknown>) => {
    for (const [key, item] of Object.entries(packed)) {
      // Defined, not assigned: a key may be called __proto__.
      Object.defineProperty(object, key, {
        value: unpack(item, met),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
  })
}

function unpackSpecial(kind: string, value: Packed, met: unknown[]): unknown {
  switch (kind) {
    case 'undefined':
      return undefined
    case 'bigint':
      return BigInt(typeof value === 'string' ? value : 0)
    case 'number':
      return Number(value)
    case 'again':
      return met[Number(value)]
    case 'object':
      return unpackObject(value as { readonly [key: string]: Packed }, met) // Packed so above.
    default:
      return unpackClass(kind, value, met)
  }
}

function unpackClass(kind: string, value: Packed, met: unknown[]): unknown {
  const list = Array.isArray(value) ? value : []
  switch (kind) {
    case 'date':
      return filled(met, new Date(Number(value)), () => undefined)
    case 'map':
      return filled(met, new Map<unknown, unknown>(), (map) => {
        met.push(list)
        for (let at = 0; at < list.length; at += 2) map.set(unpack(list[at], met), unpack(list[at + 1], met))
      })
    case 'set':
      return filled(met, new Set<unknown>(), (set) => {
        met.push(list)
        for (const item of list) set.add(unpack(item, met))
      })
    case 'error':
      return filled(met, Object.assign(new Error(String(list[1])), { name: String(list[0]) }), () => undefined)
    case 'regexp':
      return filled(met, new RegExp(String(list[0]), String(list[1])), () => undefined)
    case 'buffer':
      return filled(met, Uint8Array.from(list.map(Number)).buffer, () => undefined)
    case 'bytes':
      return filled(met, Uint8Array.from(list.map(Number)), () => undefined)
    default:
      throw new Error(`nobody packs a ${kind}`)
  }
}
