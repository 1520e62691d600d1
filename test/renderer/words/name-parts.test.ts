// A name in two parts, so that its ending stays in sight.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleBaseName } from '#shared/words/visible-name.ts'
import { folderOf, namePartsOf } from '#renderer/words/name-parts.ts'
import { hostileNames } from '../harness/hostile-names.ts'

describe('the parts of a name', () => {
  it('keep the ending and some letters before it', () => {
    expect(namePartsOf('Video/Site survey north entrance take 3.mov')).toEqual({
      head: 'Site survey north entrance ',
      tail: 'take 3.mov',
    })
  })

  it('leave a short name whole', () => {
    expect(namePartsOf('Budget.xlsx')).toEqual({ head: 'Budget.xlsx', tail: '' })
  })

  it('do not take a whole sentence behind a dot for an ending', () => {
    expect(namePartsOf('Meeting with Dr. Kim about the north entrance').tail).toBe('trance')
  })

  it('show a hidden ending for what it is', () => {
    expect(namePartsOf('invoice for november \u202egpj.exe').tail).toBe('2E⟩gpj.exe')
  })

  it('are the whole name when put together, for every name', () => {
    for (const name of hostileNames) {
      const { head, tail } = namePartsOf(name)
      expect(head + tail).toBe(visibleBaseName(name))
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const { head, tail } = namePartsOf(name)
        expect(head + tail).toBe(visibleBaseName(name))
      }),
    )
  })

  it('never part a letter from its accents', () => {
    const parts = namePartsOf(`${'e\u0301'.repeat(30)}.txt`)
    expect(parts.tail).toBe(`${'e\u0301'.repeat(6)}.txt`)
  })
})

describe('the folder of a file', () => {
  it('is the path before the name, made visible', () => {
    expect(folderOf('Invoices/Q3/Budget.xlsx')).toBe('Invoices/Q3')
    expect(folderOf('Odd\u202e/a')).toBe('Odd⟨U+202E⟩')
    expect(folderOf('a')).toBe('')
  })
})
