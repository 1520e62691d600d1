// Moments in narrow columns.
import { english } from '#shared/messages/english.ts'
import { loadPageLanguage } from '#shared/messages/load/load-page.ts'
import { describe, expect, it } from 'vitest'
import { dayHeading, timelineWords, formatTime } from '#renderer/words/format-time.ts'

const viewer = { nowMs: Date.UTC(2026, 10, 23, 14, 15), timeZone: 'Europe/Berlin', language: english }

describe('a moment', () => {
  it('is a time today', () => {
    expect(formatTime(Date.UTC(2026, 10, 23, 8, 2), viewer)).toBe('09:02')
  })

  it('is a day before', () => {
    expect(formatTime(Date.UTC(2026, 10, 22, 8, 2), viewer)).toBe('22 Nov')
    expect(formatTime(Date.UTC(2025, 10, 22, 8, 2), viewer)).toBe('22 Nov 2025')
  })

  it('belongs to the day of the reader, not of Greenwich', () => {
    expect(formatTime(Date.UTC(2026, 10, 22, 23, 30), viewer)).toBe('00:30')
  })

  it('has its time with it in the history', () => {
    expect(timelineWords(Date.UTC(2026, 10, 22, 8, 2), viewer)).toBe('22 Nov, 09:02')
    expect(timelineWords(Date.UTC(2026, 10, 23, 8, 2), viewer)).toBe('09:02')
  })
  it('begins as a heading does, also where the names of days are written small', async () => {
    const day = Date.UTC(2026, 10, 23, 8, 2)
    expect(dayHeading(day, { ...viewer, language: await loadPageLanguage('fr') })).toBe('Lundi 23 novembre 2026')
  })
})
