// The states a row can show.
import { expect, it } from 'vitest'
import { rowStates } from '#shared/rows/upload-row.ts'
import { stateKinds } from '#shared/upload.ts'

it('a row shows every state but that of a move, which is done', () => {
  expect(stateKinds.filter((kind) => !rowStates.some((state) => state === kind))).toEqual(['moving'])
})
