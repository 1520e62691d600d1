// A library of the system is loaded once, by the first who wants it, and what goes wrong is a word.
import { expect, it } from 'vitest'
import { libraryTalks } from '#adapters/proxy/account/library-talk.ts'

const steps = (released: string[]) => ({
  step: async (calls: string) => ({ kind: 'none', said: calls }) as const,
  release: (calls: string) => void released.push(calls),
})

it('loads the library once for all sign-ins, and not before one has something to say', async () => {
  let loads = 0
  const released: string[] = []
  const begin = libraryTalks('A library', async () => `load ${++loads}`)
  const [first, second, silent] = [begin(steps(released)), begin(steps(released)), begin(steps(released))]
  expect(loads).toBe(0)
  expect([await first.next(null), await second.next(null)]).toEqual([
    { kind: 'none', said: 'load 1' },
    { kind: 'none', said: 'load 1' },
  ])
  for (const talk of [first, second, silent]) talk.end()
  expect(released).toEqual(['load 1', 'load 1'])
})

it('tells in words that the library is missing, or what it threw', async () => {
  const missing = libraryTalks<string>('A library', () => Promise.reject(new Error('no such file')))
  expect(await missing(steps([])).next(null)).toEqual({ kind: 'none', said: 'A library: no such file' })
  const strange = libraryTalks('A library', async () => 'loaded')
  const talk = strange({ step: () => Promise.reject(Object.create(null)), release: () => undefined })
  expect(await talk.next(null)).toEqual({ kind: 'none', said: 'A library: it cannot be used' })
})
