// Receipts: nobody can make one, nobody can use another's.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoCredentials } from '#server/config/demo.ts'
import { createReceipts } from '#server/links/receipts.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'

const about = { device: 'laptop-7', path: '/Scans/plan.pdf', contentHash: contentHashOf(Buffer.from('one')) }

test('a receipt proves what it was given for, in any spelling of the path, also after a restart', () => {
  const receipt = createReceipts(demoCredentials).give(about)
  expect(receipt).toMatch(/^[\w-]{43}$/)
  const restarted = createReceipts(demoCredentials)
  expect(restarted.proves(receipt, about)).toBe(true)
  expect(restarted.proves(receipt, { ...about, path: '/SCANS/Plan.PDF' })).toBe(true)
})

test('it proves nothing else: not for another device, place or content, nor with other credentials', () => {
  const receipts = createReceipts(demoCredentials)
  const receipt = receipts.give(about)
  const others = [
    { ...about, device: 'office' },
    { ...about, path: '/Scans/plan (from laptop-7, 2026-11-20).pdf' },
    { ...about, contentHash: contentHashOf(Buffer.from('two')) },
  ]
  expect(others.map((other) => receipts.proves(receipt, other))).toEqual([false, false, false])
  for (const change of [{ refreshToken: 'rotated' }, { appSecret: null }, { appSecret: 'other' }]) {
    expect(createReceipts({ ...demoCredentials, ...change }).proves(receipt, about)).toBe(false)
  }
})

test('nothing but the whole receipt is one', () => {
  const receipts = createReceipts(demoCredentials)
  const receipt = receipts.give(about)
  for (const shown of [null, '', receipt.slice(0, -1), `${receipt}A`, receipt.toLowerCase(), 'é'.repeat(43)]) {
    expect(receipts.proves(shown, about)).toBe(false)
  }
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => text === receipt || !receipts.proves(text, about)))
})

test('parts cannot be moved from the name of a device into the path', () => {
  const receipts = createReceipts(demoCredentials)
  const receipt = receipts.give({ ...about, device: 'a', path: '/b/c' })
  expect(receipts.proves(receipt, { ...about, device: 'a/b', path: '/c' })).toBe(false)
  expect(receipts.proves(receipt, { ...about, device: 'a","/b', path: '/c' })).toBe(false)
})

test('one is given again to who shows it or was given it lately, and to nobody else', () => {
  const receipts = createReceipts(demoCredentials)
  expect(receipts.again(about, null)).toBeNull()
  const receipt = createReceipts(demoCredentials).give(about)
  expect(receipts.again(about, receipt)).toBe(receipt)
  expect(receipts.again(about, null)).toBeNull()
  receipts.give(about)
  expect(receipts.again(about, null)).toBe(receipt)
  expect(receipts.again({ ...about, device: 'office' }, receipt)).toBeNull()
  for (let number = 0; number < 10_000; number += 1) receipts.give({ ...about, path: `/${number}` })
  expect(receipts.again(about, null)).toBeNull()
})
