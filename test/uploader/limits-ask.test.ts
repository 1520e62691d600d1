import { expect, test } from 'vitest'
import type { MeAnswer } from '#adapters/link-client.ts'
import { createLimitsAsk } from '#uploader/limits-ask.ts'

const known: MeAnswer = { kind: 'known', me: { device: 'desk', base: '/Acme', directMaxBytes: 5, accountId: null } }
const away: MeAnswer = { kind: 'later', reason: 'server_unreachable', afterMs: null }

function anAsk(answers: readonly MeAnswer[]) {
  const told: number[] = []
  let asked = 0
  const limits = createLimitsAsk(
    async () => answers[asked++] ?? away,
    (bytes) => told.push(bytes),
  )
  const ask = async (): Promise<void> => {
    limits.ask()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { limits, told, ask, asked: () => asked }
}

test('a server that is away is asked again, until it told its limit', async () => {
  const { limits, told, ask, asked } = anAsk([away, known])
  await ask()
  expect([told, limits.known()]).toEqual([[], null])
  await ask()
  await ask()
  expect([told, asked(), limits.known()]).toEqual([[5], 2, known.me])
})

test('two asks at the same time are one question', async () => {
  const { limits, ask, asked } = anAsk([known])
  limits.ask()
  await ask()
  expect(asked()).toBe(1)
})

test('a server without limits is not asked again', async () => {
  const { told, ask, asked } = anAsk([{ kind: 'not_offered' }])
  await ask()
  await ask()
  expect([told, asked()]).toEqual([[], 1])
})
