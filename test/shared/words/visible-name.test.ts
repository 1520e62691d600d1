import { expect, test } from 'vitest'
import { visibleBaseName, visibleName } from '#shared/words/visible-name.ts'

const cases: readonly (readonly [string, string, string])[] = [
  ['an ordinary name stays', 'Büro 2026 – Plan.pdf', 'Büro 2026 – Plan.pdf'],
  ['a terminal escape is spelled out', 'a\u001b[31mred', 'a⟨U+001B⟩[31mred'],
  ['an eight-bit escape is spelled out', 'a\u009b31m', 'a⟨U+009B⟩31m'],
  ['a line end is spelled out', 'one\ntwo\r', 'one⟨U+000A⟩two⟨U+000D⟩'],
  ['a name that turns text around is spelled out', 'rep\u202efdp.exe', 'rep⟨U+202E⟩fdp.exe'],
  ['isolates are spelled out', '\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩'],
  ['a zero-width space is spelled out', 'a\u200bb', 'a⟨U+200B⟩b'],
  ['a joiner between Latin letters is spelled out', 'a\u200db', 'a⟨U+200D⟩b'],
  ['a soft hyphen is spelled out', 'a\u00adb', 'a⟨U+00AD⟩b'],
  ['a filler letter is spelled out', 'a\u3164b', 'a⟨U+3164⟩b'],
  ['a byte order mark is spelled out', '\ufeffx', '⟨U+FEFF⟩x'],
  ['a line separator is spelled out', 'a\u2028b', 'a⟨U+2028⟩b'],
  ['a byte that is no UTF-8 is shown as a byte', 'caf\udce9.txt', 'caf⟨byte E9⟩.txt'],
  ['another half surrogate is spelled out', 'a\ud800b', 'a⟨U+D800⟩b'],
  ['a picture of several stays one picture', '👨‍👩‍👧 ❤️.jpg', '👨‍👩‍👧 ❤️.jpg'],
  ['a Persian word keeps its joiner', 'می\u200cخواهم.txt', 'می\u200cخواهم.txt'],
  ['a tag character far above is spelled out', 'a\u{e0041}b', 'a⟨U+E0041⟩b'],
]

test.each(cases)('%s', (_title, name, shown) => {
  expect(visibleName(name)).toBe(shown)
})

test('no name of any code point leaves a control character in what is shown', () => {
  for (let code = 0; code < 0x3000; code += 1) {
    expect(visibleName(String.fromCodePoint(code))).not.toMatch(
      /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
    )
  }
})

test('sentences name a file by its last segment', () => {
  expect(visibleBaseName('Invoices/Q3/Bu\u0007dget.xlsx')).toBe('Bu⟨U+0007⟩dget.xlsx')
  expect(visibleBaseName('Budget.xlsx')).toBe('Budget.xlsx')
})
