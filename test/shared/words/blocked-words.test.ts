// What is said about files that wait for a person. How it reads as a whole: see upload-words.test.ts.
import { english } from '#shared/messages/english.ts'
import { expect, test } from 'vitest'
import { blockedReasons, reasonFacts } from '#shared/reasons.ts'
import { blockedWords } from '#shared/words/blocked-words.ts'

test.each(blockedReasons)('%s names the file and is in whole sentences', (reason) => {
  const { status, what, todo } = blockedWords(reason, '“a.pdf”', english)
  expect(what).toContain('“a.pdf”')
  expect([what, todo].filter((text) => !/^[A-Z“].*\.$/.test(text))).toEqual([])
  expect(status).toMatch(/^[A-Z][^.]*$/)
})

/** How the thing to do is said; where two reasons share an action, each says it in its own way. */
const said = {
  rename: /^Rename /,
  make_smaller: /^Make it smaller/,
  ask_it: /^Ask your IT department\.$/,
  retry: /^Try again\.|choose to send it/,
  copy_real_file: /^Copy what it points to/,
  none: /need not do anything/,
}

test.each(blockedReasons)('%s tells to do what its action is', (reason) => {
  expect(blockedWords(reason, 'x', english).todo).toMatch(said[reasonFacts[reason].action])
})
