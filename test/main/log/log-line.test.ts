// What may stand in the log: never a secret, never a line break, never a book.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secret, textsWithASecret } from '#test/rigs/samples/texts-with-a-secret.ts'
import { logLine } from '#main/log/log-line.ts'

const at = '2026-11-23T10:00:00.000Z'

describe('secrets', () => {
  it.each(textsWithASecret)('are taken out of: %s', (text) => {
    expect(logLine(at, 'info', text, { fact: text })).not.toContain(secret)
  })

  it('do not get through whatever stands around them', () => {
    const around = fc.string({ maxLength: 40 })
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before} https://content.dropboxapi.com/apitul/1/${secret} ${after}`
        expect(logLine(at, 'info', 'x', { text })).not.toContain(secret)
      }),
    )
  })
})

describe('a line', () => {
  it('is JSON with its time, its level and its facts', () => {
    expect(JSON.parse(logLine(at, 'warning', 'page died', { code: 5, ok: false, none: null }))).toEqual({
      at,
      level: 'warning',
      event: 'page died',
      code: 5,
      ok: false,
      none: null,
    })
  })

  it('stays one line and colours no terminal, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const line = logLine(at, 'info', text, { text })
        expect(line.indexOf('\n')).toBe(line.length - 1)
        // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
        expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/)
      }),
    )
  })

  it('is cut when it is a book', () => {
    expect(logLine(at, 'info', 'x', { text: 'word '.repeat(100_000) }).length).toBeLessThan(2_500)
  })
})
