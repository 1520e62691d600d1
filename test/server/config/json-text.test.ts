// Settings a person wrote by hand, with the slips of hands.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from '#server/config/json-text.ts'

const read = (text: string | Uint8Array) => readJson(typeof text === 'string' ? Buffer.from(text) : text)
const why = (text: string | Uint8Array): string => {
  const answer = read(text)
  return answer.kind === 'faulty' ? answer.because : 'is JSON'
}

test('JSON is read, also with the byte order mark that Windows programs write', () => {
  expect(read('\ufeff{"port": 8080}\r\n')).toEqual({ kind: 'value', value: { port: 8080 } })
})

test.each([
  ['', 'The file is empty.'],
  [' \n', 'The file is empty.'],
  ['{\n  "a": 1,\n}', 'Line 2, column 9: not JSON; the comma before "}" is one too many.'],
  ['{\n  "a": [1, 2,]\n}', 'Line 2, column 13: not JSON; the comma before "]" is one too many.'],
  ['{\n  "a": 1\n  "b": 2\n}', 'Line 3, column 3: not JSON; a comma or "}" is missing here.'],
  ['{"a": [1 2]}', 'Line 1, column 10: not JSON; a comma or "]" is missing here.'],
  ['{"a" 1}', 'Line 1, column 6: not JSON; a colon is missing here.'],
  ["{'a': 1}", 'Line 1, column 2: not JSON; a key in double quotes is missing here.'],
  ['{"a": yes}', 'Line 1, column 7: not JSON; a value is missing here.'],
  ['{"a": 01}', 'Line 1, column 7: not JSON; a value is missing here.'],
  ['{\n  // the port\n  "a": 1}', 'Line 2, column 3: not JSON; there are no comments in JSON.'],
  ['{"a": "b\n"}', 'Line 1, column 7: not JSON; the text that begins here has no closing quote on its line.'],
  ['{"file": "C:\\Outbox"}', 'Line 1, column 13: not JSON; write a backslash as two, "\\\\".'],
  ['{"a": {"b": 1}', 'Line 1, column 15: not JSON; the file ends too early.'],
  ['{} {}', 'Line 1, column 4: not JSON; something follows the end of the settings.'],
])('%j is told with its place', (text, because) => {
  expect(why(text)).toBe(because)
})

test('UTF-16, as PowerShell writes it, is told as such', () => {
  expect(why(Buffer.from('\ufeff{}', 'utf16le'))).toBe('The file is not UTF-8 text; save it as UTF-8.')
  expect(why(Buffer.from('{}', 'utf16le'))).toBe('The file is not UTF-8 text; save it as UTF-8.')
})

test('a fault is found in every text that is no JSON, and only there', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', ',', '}', '"', '\\', ' '),
      (json, where, put) => {
        const at = where % (json.length + 1)
        const broken = json.slice(0, at) + put + json.slice(at + 1)
        let isJson = true
        try {
          JSON.parse(broken)
        } catch {
          isJson = false
        }
        const answer = read(broken)
        expect(answer.kind === 'value').toBe(isJson)
        if (answer.kind === 'faulty')
          expect(answer.because).toMatch(/^(Line \d+, column \d+: not JSON; .+|The file is .+)\.$/)
      },
    ),
    { numRuns: 500 },
  )
})
