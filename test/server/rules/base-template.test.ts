import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonBase, dateIn, fillBase, lastingBase, parseTemplate } from '#server/rules/base-template.ts'
import type { BaseTemplate } from '#server/rules/base-template.ts'
import { foldPath } from '#shared/names.ts'

const kim = { user: 'kim', device: 'kim 1a2b3c4d' }
const scanner = { user: null, device: 'scanner' }

function read(text: string): BaseTemplate {
  const template = parseTemplate(text)
  if (template === null) throw new Error(text)
  return template
}

describe('a folder with blanks', () => {
  test.each([
    ['/Inbox/{user}/{yyyy}/{mm}', '/Inbox/kim/2026/11', '/Inbox/kim', '/Inbox'],
    ['/Inbox/{device}', '/Inbox/kim 1a2b3c4d', '/Inbox/kim 1a2b3c4d', '/Inbox'],
    ['/Inbox {yyyy}-{mm}-{dd}/of {user}', '/Inbox 2026-11-23/of kim', '', ''],
    ['/Scans', '/Scans', '/Scans', '/Scans'],
    ['/{user}', '/kim', '/kim', ''],
  ])('%s is %s, always in %s, for everybody in %s', (text, filled, lasting, common) => {
    const template = read(text)
    expect(fillBase(template, kim, '2026-11-23')).toBe(filled)
    expect(lastingBase(template, kim)).toBe(lasting)
    expect(commonBase(template)).toBe(common)
  })

  test.each([
    'Inbox',
    '',
    '/',
    '/a//b',
    '/../a',
    '/{who}',
    '/{user',
    '/user}',
    '/{}',
    '/{{user}}',
    '/a/',
    '/a\\b',
    '/{user}.',
  ])('%s is none', (text) => expect(parseTemplate(text)).toBe(null))

  test('nobody fills the blank of a user for a computer', () => {
    expect(fillBase(read('/Inbox/{user}'), scanner, '2026-11-23')).toBe(null)
    expect(lastingBase(read('/Inbox/{user}/{mm}'), scanner)).toBe(null)
  })

  test('the date of a path is read from its digits, and from nothing else', () => {
    const template = read('/Inbox/{user}/{yyyy}/{mm}')
    const dateOf = (path: string) => dateIn(template, kim, path, '2026-11-23')
    expect(dateOf('/Inbox/kim/2025/12/a.pdf')).toBe('2025-12-23')
    expect(dateOf('/INBOX/Kim/2025/12/sub/a.pdf')).toBe('2025-12-23')
    for (const path of [
      '/Inbox/kim/2025/1a/a.pdf',
      '/Inbox/lee/2025/12/a.pdf',
      '/Inbox/kim/2025/12',
      '/Inbox/kim/2025/123/a',
    ])
      expect(dateOf(path)).toBe(null)
  })

  test('whatever the path says, the folder is below the one that lasts', () => {
    const template = read('/Inbox/{user}/{yyyy}/{mm}')
    const path = fc.oneof(fc.string(), fc.stringMatching(/^\/Inbox\/kim\/[\d./]{0,9}\/.{0,9}$/))
    fc.assert(
      fc.property(path, (said) => {
        const date = dateIn(template, kim, said, '2026-11-23')
        if (date === null) return
        expect(foldPath(fillBase(template, kim, date) ?? '')).toMatch(/^\/inbox\/kim\/\d{4}\/\d\d$/)
        expect(foldPath(said).startsWith(`${foldPath(fillBase(template, kim, date) ?? '')}/`)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
