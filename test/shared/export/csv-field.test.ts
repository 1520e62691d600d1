import { expect, test } from 'vitest'
import { csvField } from '#shared/export/csv-field.ts'

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@a', "'@a"],
  ['\ta', "'\ta"],
  ['\ra', '"\'\ra"'],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['half \uD800', 'half ⟨U+D800⟩'],
])('the field %j is written as %j', (value, written) => {
  expect(csvField(value)).toBe(written)
})

test('a number is never taken for a formula', () => {
  expect(csvField(-1)).toBe('-1')
})
