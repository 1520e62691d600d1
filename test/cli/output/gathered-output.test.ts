import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { gatherOutput } from '#cli/output/gathered-output.ts'

function aStream(): { readonly stream: NodeJS.WriteStream; readonly chunks: string[] } {
  const chunks: string[] = []
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _, written) {
      chunks.push(String(chunk))
      written()
    },
  })
  return { stream: stream as NodeJS.WriteStream, chunks } // it is not asked for more than a Writable has
}

const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('the lines of one turn leave in one write, in their order', async () => {
  const { stream, chunks } = aStream()
  const output = gatherOutput(stream)
  for (const line of ['one\n', 'two\n']) output.write(line)
  expect(chunks).toEqual([])
  await endOfTurn()
  output.write('three\n')
  await endOfTurn()
  expect(chunks).toEqual(['one\ntwo\n', 'three\n'])
})

it('what waits leaves at once when it is asked for, and once', async () => {
  const { stream, chunks } = aStream()
  const output = gatherOutput(stream)
  output.write('last words\n')
  output.flush()
  await endOfTurn()
  expect(chunks).toEqual(['last words\n'])
})

it('much does not wait for the end of the turn', () => {
  const { stream, chunks } = aStream()
  const output = gatherOutput(stream)
  for (let line = 0; line < 1_000; line += 1) output.write(`${'x'.repeat(99)}\n`)
  expect(chunks.length).toBe(1)
})
