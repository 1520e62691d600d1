// The policy of the page, word for word.
import { expect, it } from 'vitest'
import { contentPolicy, pageHeaders } from '#main/window/content-policy.ts'

it('lets nothing in but our own files, and no text become a script', () => {
  expect(contentPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  )
  expect(contentPolicy).not.toMatch(/unsafe|http|\*/)
})

it('comes with every part of the page', () => {
  expect(pageHeaders).toMatchObject({
    'content-security-policy': contentPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
})
