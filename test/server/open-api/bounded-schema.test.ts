import { expect, test } from 'vitest'
import { boundedSchema } from '#server/open-api/bounded-schema.ts'

test.each([
  [{ type: 'string', pattern: '^[0-9a-f]{64}$' }, { maxLength: 64 }],
  [{ type: 'string', pattern: String.raw`^[\w.~-]{1,256}$` }, { maxLength: 256 }],
  [{ type: 'string', pattern: '^[ab]{64}[cd]{2}$' }, {}], // more than one class: nobody adds them up here
  [{ type: 'string', pattern: '^[ab]+$' }, {}],
  [{ type: 'string', pattern: '^[ab]{2}$', maxLength: 9 }, {}],
  [{ type: 'string', format: 'date-time' }, { maxLength: 64 }],
  [{ type: 'integer', maximum: 16_777_216 }, { format: 'int32' }],
  [{ type: 'integer', maximum: 2 ** 53 - 1 }, { format: 'int64' }],
  [{ type: 'boolean' }, {}],
])('%j is bounded by %j', (schema, bounds) => {
  expect(boundedSchema(schema)).toEqual({ ...schema, ...bounds })
  const nested = boundedSchema({ anyOf: [{ type: 'object', properties: { a: schema } }] })
  expect(nested).toEqual({ anyOf: [{ type: 'object', properties: { a: { ...schema, ...bounds } } }] })
})
