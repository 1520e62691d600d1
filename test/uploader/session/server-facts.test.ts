import { expect, test } from 'vitest'
import { mostBytesOf } from '#shared/grant.ts'
import type { SizeLimits } from '#shared/grant.ts'
import type { Me, MeAnswer } from '#adapters/transfer/link-client.ts'
import { createServerFacts, defaultLimits } from '#uploader/session/server-facts.ts'

const me = { device: 'laptop', base: '/Acme', directMaxBytes: 5, relayMaxBytes: 0, accountId: null }
const known: MeAnswer = { kind: 'known', me }
const away: MeAnswer = { kind: 'later', reason: 'server_unreachable', afterMs: null }

function anAsk(answers: readonly MeAnswer[], takesIn: readonly boolean[] = []) {
  const told: Me[] = []
  const heardLimits: SizeLimits[] = []
  let asked = 0
  const facts = createServerFacts({
    askMe: async () => answers[asked++] ?? away,
    onKnown: async (reply) => {
      told.push(reply)
      return takesIn[told.length - 1] ?? true
    },
    onLimits: (limits) => void heardLimits.push(limits),
  })
  let isAsked = false
  void facts.asked.then(() => (isAsked = true))
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const ask = async (): Promise<void> => {
    facts.ask()
    await settled()
  }
  return { facts, told, heardLimits, ask, settled, asked: () => asked, isAsked: () => isAsked }
}

test('a server that is away is asked again, until it told who it is', async () => {
  const { facts, told, ask, asked } = anAsk([away, known])
  await ask()
  expect([told, facts.known()]).toEqual([[], null])
  await ask()
  await ask()
  expect([told, asked(), facts.known()]).toEqual([[me], 2, me])
})

test('the first question counts as asked, also when nobody answers it', async () => {
  const { ask, isAsked } = anAsk([away])
  expect(isAsked()).toBe(false)
  await ask()
  expect(isAsked()).toBe(true)
})

test('two asks at the same time are one question', async () => {
  const { facts, ask, asked } = anAsk([known])
  facts.ask()
  facts.askAgain()
  await ask()
  expect(asked()).toBe(1)
})

test('a server that tells nothing of itself is not asked again by itself', async () => {
  const { told, ask, asked } = anAsk([{ kind: 'not_offered' }])
  await ask()
  await ask()
  expect([told, asked()]).toEqual([[], 1])
})

test('what is known is asked again when somebody doubts it', async () => {
  const moved = { ...me, base: '/Other' }
  const { facts, told, ask, settled } = anAsk([known, { kind: 'known', me: moved }])
  await ask()
  facts.askAgain()
  await settled()
  expect([told, facts.known()]).toEqual([[me, moved], moved])
})

test('an answer that could not be taken in is asked for again', async () => {
  const { facts, ask } = anAsk([known, known], [false, true])
  await ask()
  expect(facts.known()).toBeNull()
  await ask()
  expect(facts.known()).toEqual(me)
})

test('no file is too large for a server that has not answered', async () => {
  const { facts, heardLimits, ask } = anAsk([away, known])
  await ask()
  expect([mostBytesOf(facts.limits()), heardLimits]).toEqual([Infinity, []])
  await facts.heard()
  expect([facts.limits(), heardLimits]).toEqual([me, [me]])
})

test('the sizes that Dropbox documents hold for a server that answers and tells nothing of itself', async () => {
  const { facts, heardLimits, ask } = anAsk([{ kind: 'not_offered' }])
  await ask()
  expect([facts.limits(), heardLimits]).toEqual([defaultLimits, [defaultLimits]])
})
