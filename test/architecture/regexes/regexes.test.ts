// No text from outside makes a regular expression slow: each takes a time that grows with the text, and no faster.
import { expect, test } from 'vitest'
import { regexesOf } from './find-regexes.ts'
import { judgedRegexes, slownessOf } from './judge-regexes.ts'
import { usedRegexes } from './used-regexes.ts'

/** More than these make the test slow; `npm run regexes` puts them into the list. */
const mostUnlisted = 12

test('every expression is linear, and almost all are in the list', async () => {
  const judged = judgedRegexes()
  const unlisted = [...usedRegexes()].filter(([regex]) => !judged.has(regex))
  expect(unlisted.length, 'run `npm run regexes`').toBeLessThanOrEqual(mostUnlisted)
  for (const [regex, path] of unlisted) expect([path, regex, await slownessOf(regex)]).toEqual([path, regex, null])
})

test.each(['/\\/+$/', '/^(a+)+$/', '/^(?:x|x)*y/'])('%s is found to be slow', async (regex) => {
  expect(await slownessOf(regex)).not.toBeNull()
})

test('an expression is found wherever it stands, and a division is none', () => {
  const source =
    'const a: number = 4 / 2 / 1\nconst b = { c: [/x[/]\\/y/g, "/no/"] }\nexport default () => <p>{/z/u.test(a)}</p>'
  expect([...regexesOf('a.tsx', source)].toSorted()).toEqual(['/x[/]\\/y/g', '/z/u'])
})
