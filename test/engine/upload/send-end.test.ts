// Until when a send without a definite answer can land.
import { expect, it } from 'vitest'
import { sendEndMs } from '#engine/upload/send-end.ts'
import { terms } from '../builders.ts'

it('a post lands until its link ends', () => {
  expect(sendEndMs(terms, 5)).toBe(terms.expiresAtMs)
})

it('a relay lands by its finish alone, which was asked for before', () => {
  expect(sendEndMs({ ...terms, way: 'relay' }, 5)).toBe(5)
})
