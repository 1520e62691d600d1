// This folder: the server's API as an OpenAPI 3.1 document, made from the schemas that both sides parse with.

// Bounds that a schema has in its patterns, said once more in the words that tools for APIs read.

type Json = Readonly<Record<string, unknown>>

/** No form of a moment is longer, with fractions of a second and an offset. */
const longestMoment = 64

const largestInt32 = 2 ** 31 - 1

/** A JSON schema with `maxLength` of each string that a pattern or a format bounds, and `format` of each integer. Pure. */
export function boundedSchema(schema: Json): Json {
  const members = Object.entries(schema).map(([key, value]) => [key, boundedValue(value)])
  return { ...Object.fromEntries(members), ...boundsOf(schema) }
}

function boundedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(boundedValue)
  return isJson(value) ? boundedSchema(value) : value
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

function boundsOf({ format, maxLength, maximum, pattern, type }: Json): Json {
  if (type === 'integer' && format === undefined) {
    return { format: typeof maximum === 'number' && maximum <= largestInt32 ? 'int32' : 'int64' }
  }
  if (type !== 'string' || maxLength !== undefined) return {}
  if (format === 'date-time') return { maxLength: longestMoment }
  // One class of characters and how often it comes is all there is in such a pattern: `^[0-9a-f]{64}$`.
  const [, longest] = /^\^\[[^\]]+\]\{(?:\d+,)?(\d+)\}\$$/.exec(typeof pattern === 'string' ? pattern : '') ?? []
  return longest === undefined ? {} : { maxLength: Number(longest) }
}
