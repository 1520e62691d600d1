// The sign-in of a person in the key store.
import { expect, test } from 'vitest'
import type { KeyEnd, ServerKey } from '#main/settings/device-key.ts'
import { personPlace } from '#main/settings/person-place.ts'
import { aKey } from '../../adapters/sign-in/a-key.ts'

test('it is kept for its server, in memory where there is no key store, and renewed by one at a time', async () => {
  let held: ServerKey | null = null
  let end: KeyEnd = 'kept'
  const keys = {
    keyFor: (server: string) => (held?.server === server ? held.key : null),
    keep: async (one: ServerKey) => {
      held = one
      return end
    },
  }
  const place = personPlace(keys, aKey.server)
  expect(await place.read()).toBeNull()
  expect(await place.keep(aKey)).toBe(true)
  expect(await place.read()).toEqual(aKey)
  expect(await personPlace(keys, 'https://other.example').read()).toBeNull()
  end = 'in_memory'
  expect(await place.keep(aKey)).toBe(true)
  end = 'not_saved'
  expect(await place.keep(aKey)).toBe(false)
  const order: number[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const first = place.alone(async () => {
    await promise
    order.push(1)
    throw new Error('the provider is away')
  })
  const second = place.alone(async () => void order.push(2))
  resolve()
  await expect(first).rejects.toThrow('away')
  await second
  expect(order).toEqual([1, 2])
})
