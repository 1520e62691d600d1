// The order of the test files.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { longOnes, rankOf } from './long-first.ts'

it('knows only files that are there', () => {
  const gone = longOnes.filter((name) => !existsSync(fileURLToPath(new URL(`../${name}.test.ts`, import.meta.url))))
  expect(gone).toEqual([])
})

it('puts the long ones first, and leaves the others as they were', () => {
  const files = ['/x/test/a.test.ts', '/x/test/crash/random-times.test.ts', '/x/test/end-to-end/patience.test.ts']
  expect(files.toSorted((one, other) => rankOf(one) - rankOf(other))).toEqual([files[2], files[1], files[0]])
})
