// The question about one file, and its answer.
import { expect, it } from 'vitest'
import { openWhy } from '#renderer/model/why-model.ts'
import type { WhyShown } from '#shared/contract/ipc-history.ts'
import '../in-english.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const shown: WhyShown = { name: 'a.txt', what: 'It waits.', todo: 'Wait.' }

function aQuestion(answer: () => Promise<WhyShown | null>) {
  const said: string[] = []
  const why = openWhy(
    { askWhy: answer, askWhyOfRow: answer, chooseAndAskWhy: answer },
    { failed: () => said.push('failed'), say: (text) => said.push(text) },
  )
  return { why, said }
}

it('shows the answer until it is closed', async () => {
  const { why, said } = aQuestion(() => Promise.resolve(shown))
  why.askRow(1)
  await turn()
  expect(why.get()).toEqual(shown)
  why.close()
  expect([why.get(), said]).toEqual([null, []])
})

it('says what there is no answer about', async () => {
  const { why, said } = aQuestion(() => Promise.resolve(null))
  why.askDropped([])
  why.askDropped([{ name: 'a', size: 1 }])
  why.askRow(1)
  // A dialog that was left is no mistake.
  why.choose()
  await turn()
  expect(said).toEqual([
    'What was dropped is not a file of this computer.',
    'What was dropped is not a file of this computer.',
    'This file is not in the list any more.',
  ])
})

it('is about one file, and says so where more were dropped', async () => {
  const { why, said } = aQuestion(() => Promise.resolve(shown))
  why.askDropped([
    { name: 'a', size: 1 },
    { name: 'b', size: 1 },
  ])
  await turn()
  expect(why.get()).toEqual(shown)
  expect(said).toEqual(['Outbox answers about one file at a time: this is about the first.'])
})

it('says that it did not work', async () => {
  const { why, said } = aQuestion(() => Promise.reject(new Error('no')))
  why.choose()
  await turn()
  expect(said).toEqual(['failed'])
})
