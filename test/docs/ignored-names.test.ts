// The page that people read is the list that the program goes by.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ignoredNamesPage } from './ignored-names.ts'

test('docs/ignored-names.md is fresh: run `npm run docs` after a change of the lists', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/ignored-names.md', import.meta.url)), 'utf8')
  expect(page).toBe(ignoredNamesPage())
})
