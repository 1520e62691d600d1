// Until when, and where, a send without a definite answer can land.
import { expect, it } from 'vitest'
import { sendEnd } from '#engine/upload/send-end.ts'
import { terms } from '../builders.ts'

it('a post lands until its link ends, where that leads', () => {
  expect(sendEnd(terms, 5)).toEqual({ atMs: terms.expiresAtMs, place: terms.destination })
})

it('a relay lands by its finish alone, which was asked for before', () => {
  expect(sendEnd({ ...terms, way: 'relay', destination: null }, 5)).toEqual({ atMs: 5, place: null })
})
