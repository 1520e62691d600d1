import { describe, expect, it } from 'vitest'
import { isolatedText, isTurned, pathParts } from '#shared/messages/isolated-text.ts'

describe('a text that is put into another', () => {
  it.each(['Budget.xlsx', 'Müller & Söhne.pdf', '見積書.xlsx', '/Outbox/Letters/a.txt', ''])(
    'stays as it is: %s',
    (text) => {
      expect(isolatedText(text)).toBe(text)
      expect(isTurned(text)).toBe(false)
    },
  )

  it('stands by itself when it is written from the right', () => {
    for (const name of ['קובץ 1 report.txt', 'تقرير.pdf', 'ދިވެހި.txt', '𞤀𞤣𞤤𞤢𞤥.txt'])
      expect(isolatedText(name)).toBe(`\u2068${name}\u2069`)
  })

  it('keeps the order of the folders in a path', () => {
    expect(isolatedText('/Outbox/שנה/مجلد/a.txt')).toBe('\u2068/Outbox/\u2068שנה\u2069/\u2068مجلد\u2069/a.txt\u2069')
    expect(isolatedText('C:\\שנה\\a')).toBe('\u2068C:\\\u2068שנה\u2069\\a\u2069')
  })

  it('is not cut at a slash when it is a sentence that holds a name already', () => {
    const sentence = 'Moved to Sent/\u2068שנה\u2069.'
    expect(isolatedText(sentence)).toBe(`\u2068${sentence}\u2069`)
  })

  it('is, as a path, its names with what is behind them', () => {
    expect(pathParts('/a/b\\c')).toEqual(['/', 'a/', 'b\\', 'c'])
    expect(pathParts('')).toEqual([''])
  })
})
