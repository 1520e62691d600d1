// For tests in which no file is moved after it was sent.
import type { Originals } from '#engine/ports.ts'

export const noMoves: Originals = {
  move: () => Promise.reject(new Error('no file is moved here')),
}
