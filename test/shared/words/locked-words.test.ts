// What is said while the key store is locked names it as the system does.
import { expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { keystoreNames, lockedWords } from '#shared/words/locked-words.ts'

it.each(keystoreNames)('names the %s, what waits, and what to do', (name) => {
  const { title, what, next } = lockedWords(name, english)
  expect(title).toBe(`Waiting for the ${name}`)
  expect(what).toContain('Your files wait')
  expect(next).toContain(`Unlock the ${name}`)
})
