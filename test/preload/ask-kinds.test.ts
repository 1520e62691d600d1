// The names the preload script knows are the names of the contract: no ask is missing, and there is no other door.
import { expect, it } from 'vitest'
import { askKinds } from '#preload/ask-kinds.ts'
import { asks } from '#shared/contract/ipc.ts'

it('are those of the contract', () => {
  expect(Object.keys(askKinds).toSorted()).toEqual(Object.keys(asks).toSorted())
})

it('turns files into places for the one ask that needs them', () => {
  expect(Object.entries(askKinds).filter(([, kind]) => kind === 'files')).toEqual([['addFiles', 'files']])
})
