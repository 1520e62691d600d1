// Which errors say that PostgreSQL cannot be used now.
import { expect, test } from 'vitest'
import { isAway } from '#server/database/database-away.ts'

const withCode = (code?: string): Error => Object.assign(new Error('x'), code === undefined ? {} : { code })

// EPIPE has five characters, as a state of PostgreSQL has.
const system = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE']

test.each(['57P01', '57P03', '08006', '53300', '25006', '40001', '57014', '58030', undefined, ...system])(
  '%s passes by itself',
  (code) => {
    expect(isAway(withCode(code))).toBe(true)
  },
)

test.each(['42P01', '23505', '22021', '22P02', '42601'])('%s is a bug', (code) => {
  expect(isAway(withCode(code))).toBe(false)
})
