import { expect, it } from 'vitest'
import { isSomebodyIn, signOutHere, type SignOutParts } from '#main/uploads/sign-in/sign-out-here.ts'
import { isSignedOut, personKeyText } from '#uploader/sign-in/person.ts'
import { english } from '#shared/messages/english.ts'
import { aKey } from '#test/adapters/sign-in/a-key.ts'

function aRig(first: string, isAgreed: boolean) {
  const said: string[] = []
  let key = first
  const parts: SignOutParts = {
    keys: {
      keyFor: () => key,
      keep: async (kept) => {
        key = kept.key
        return 'kept'
      },
    },
    server: () => aKey.server,
    ask: async ({ message }) => {
      said.push(message)
      return isAgreed
    },
    // Nothing is reached.
    network: {
      agentFor: () => {
        throw new Error('no way')
      },
      allowLoopback: false,
    },
    learn: async () => undefined,
    beginAnew: async () => void said.push('anew'),
    language: english,
  }
  return { parts, said, key: () => key }
}

it('asks nobody who is not signed in, and leaves who does not want to', async () => {
  const device = aRig('obx_token', true)
  expect([isSomebodyIn(device.parts), await signOutHere(device.parts), device.said]).toEqual([false, null, []])
  const stays = aRig(personKeyText(aKey), false)
  expect(await signOutHere(stays.parts)).toBeNull()
  expect([stays.said.length, isSomebodyIn(stays.parts)]).toEqual([1, true])
})

it('forgets the sign-in also where the provider cannot be told, and begins anew', async () => {
  const leaves = aRig(personKeyText(aKey), true)
  expect(await signOutHere(leaves.parts)).toMatch(/^You are signed out here, but .* could not be told/)
  expect([leaves.said.at(-1), isSignedOut(leaves.key()), isSomebodyIn(leaves.parts)]).toEqual(['anew', true, false])
})
