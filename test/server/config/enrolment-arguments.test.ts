// What was written about computers that come by a code.
import { expect, test } from 'vitest'
import { parseArguments } from '#server/config/arguments.ts'

test.each([
  [['--enrol', 'a/b'], /cannot be the name of a computer/],
  [['--enrol', 'a', '--base', 'x'], /--base needs a Dropbox folder/],
  [['--enrol', 'a', '--computers'], /Only one of/],
  [['--base', '/x'], /--base goes with --enrol/],
  [['--computers', '--base', '/x'], /--base goes with --enrol/],
  [['--revoke', 'a', '--port', '1'], /go with --config and --json only/],
])('%j is refused in a sentence', (words, because) => {
  expect(parseArguments(['--config', 'c.json', ...words])).toEqual({
    kind: 'refused',
    because: expect.stringMatching(because),
  })
})

test('they need the settings file', () => {
  expect(parseArguments(['--computers'])).toMatchObject({ because: expect.stringContaining('need --config FILE') })
})
