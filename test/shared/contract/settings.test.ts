// Settings as they lie on disk and as the window may change them.
import { describe, expect, it } from 'vitest'
import { defaultSettings, settingsChangeSchema, settingsSchema } from '#shared/contract/settings.ts'

it('the settings of a first start read back', () => {
  expect(settingsSchema.parse(JSON.parse(JSON.stringify(defaultSettings)))).toEqual(defaultSettings)
})

it('a field of a newer version is dropped, a wrong one refused', () => {
  expect(settingsSchema.parse({ ...defaultSettings, newer: 1 })).toEqual(defaultSettings)
  expect(settingsSchema.safeParse({ ...defaultSettings, autostart: 'yes' }).success).toBe(false)
})

describe('a pattern of names to leave out', () => {
  it.each(['*.bak', 'Thumbs.db', '~$*'])('may be %s', (pattern) => {
    expect(settingsChangeSchema.parse({ ignore: [` ${pattern} `] }).ignore).toEqual([pattern])
  })

  it.each(['', '   ', 'a/b', 'a\\b', 'x'.repeat(256)])('may not be %j', (pattern) => {
    expect(settingsChangeSchema.safeParse({ ignore: [pattern] }).success).toBe(false)
  })
})

it('the window changes only what it may', () => {
  for (const change of [{ server: 'https://evil.example' }, { folder: '/' }, { pause: null }]) {
    expect(settingsChangeSchema.safeParse(change).success).toBe(false)
  }
})
