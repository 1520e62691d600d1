import { expect, it } from 'vitest'
import { complain, needsPerson } from '#cli/output/exit-status.ts'

it('ends what is said with one line break, and tells the status', () => {
  const said: string[] = []
  const output = { write: (text: string) => said.push(text) }
  expect([complain('It is not there.\n\n', output), needsPerson('Take it away.', output)]).toEqual([1, 2])
  expect(said).toEqual(['It is not there.\n', 'Take it away.\n'])
})
