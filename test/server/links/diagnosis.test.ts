// Why Dropbox would refuse a file, found out from outside, against a real local Dropbox.
import { describe, expect, test } from 'vitest'
import { aCompany, laptopToken, post } from '../company.ts'
import { check, printOf, store } from './stored-files.ts'

describe('the reason why a send is refused', () => {
  test('a folder has the name', async () => {
    const company = await aCompany()
    await store(company, 'a/plan.pdf', 'one')
    expect(await check(company, 'a', 'one')).toEqual({ kind: 'absent', diagnosis: 'name_taken' })
  })

  test('a file is where a parent folder is needed', async () => {
    const company = await aCompany()
    await store(company, 'a', 'one')
    expect(await check(company, 'a/b/c.pdf', 'two')).toEqual({
      kind: 'absent',
      diagnosis: 'folder_name_taken',
    })
  })

  test.each([1, 2, 3, 4, 5, 6])('a file is in the way, %i folders above', async (missing) => {
    const company = await aCompany()
    const parts = ['a', 'b', 'c', 'd', 'e', 'f']
    await store(company, parts.slice(0, 7 - missing).join('/'), 'one')
    const before = company.journal().length
    expect(await check(company, [...parts, 'new.pdf'].join('/'), 'two')).toEqual({
      kind: 'absent',
      diagnosis: 'folder_name_taken',
    })
    expect(company.journal().length - before).toBeLessThanOrEqual(6)
  })

  test('a path deeper than any real one costs no more than another', async () => {
    const company = await aCompany()
    const before = company.journal().length
    const path = Array.from({ length: 2_000 }, () => 'a').join('/')
    expect(await check(company, path, 'one')).toEqual({ kind: 'absent', diagnosis: null })
    expect(company.journal().length - before).toBeLessThanOrEqual(6)
  })

  test('another file has the name, and the rule is to refuse', async () => {
    const company = await aCompany({ policy: { conflict: 'refuse' } })
    await store(company, 'plan.pdf', 'one')
    expect(await check(company, 'plan.pdf', 'two')).toEqual({ kind: 'absent', diagnosis: 'name_taken' })
  })

  test('Dropbox is full; the account is looked at once for a whole queue', async () => {
    const company = await aCompany({ dropbox: { quotaBytes: 10 } })
    await store(company, 'a.txt', '12345678')
    for (const path of ['b.txt', 'c.txt', 'd.txt']) {
      expect(await check(company, path, '123')).toEqual({ kind: 'absent', diagnosis: 'dropbox_full' })
    }
    // Room made a moment ago is not seen yet, and is ten seconds later.
    company.dropbox.order({ kind: 'limits', limits: { quotaBytes: 100 } })
    expect(await check(company, 'e.txt', '123')).toEqual({ kind: 'absent', diagnosis: 'dropbox_full' })
    company.clock.advance(10_000)
    expect(await check(company, 'e.txt', '123')).toEqual({ kind: 'absent', diagnosis: null })
  })

  test('the folder may not be written to', async () => {
    const company = await aCompany()
    await store(company, 'a/plan.pdf', 'one')
    company.dropbox.order({ kind: 'limits', limits: { readOnlyFolders: ['/Scans/laptop-7/a'] } })
    for (const path of ['a/new.pdf', 'a/b/c/d/new.pdf']) {
      expect(await check(company, path, 'two')).toEqual({ kind: 'absent', diagnosis: 'folder_read_only' })
    }
  })

  test('Dropbox asked to slow down a moment ago', async () => {
    const company = await aCompany()
    // So that the question whose account it is does not meet the 429.
    await company.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${laptopToken}` } })
    const effect = { kind: 'answer', status: 429, body: '{}', retryAfter: '2' } as const
    company.dropbox.order({ kind: 'next', on: 'api', effect })
    const busy = await post(company, '/v1/checks', { path: 'a', ...printOf('one') })
    expect(busy).toMatchObject({ status: 503, body: { code: 'dropbox_busy' }, retryAfter: '2' })
    company.clock.advance(2_001)
    expect(await check(company, 'a', 'one')).toEqual({ kind: 'absent', diagnosis: 'dropbox_busy' })
  })

  test('the file is too large for a link', async () => {
    const company = await aCompany({ policy: { directMaxBytes: 2 } })
    expect(await check(company, 'a', 'one')).toEqual({ kind: 'absent', diagnosis: 'too_large' })
  })

  test('the name', async () => {
    const company = await aCompany()
    expect(await check(company, 'a.', 'one')).toEqual({ kind: 'absent', diagnosis: 'name_not_allowed' })
    expect(await check(company, '🎉', 'one')).toEqual({ kind: 'absent', diagnosis: 'name_not_allowed' })
    company.dropbox.order({ kind: 'switches', switches: { nonBmp: 'accept' } })
    expect(await check(company, '🎉', 'one')).toEqual({ kind: 'absent', diagnosis: 'name_not_allowed' })
  })
})
