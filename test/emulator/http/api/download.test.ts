// Bytes as an answer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headerJson, partOf } from '#emulator/http/api/download.ts'
import { startDropbox, type Dropbox } from '#emulator/start.ts'
import { callRoute, callUpload, linkFor, postBytes } from '../../talk.ts'

test.each([
  [undefined, { kind: 'whole' }],
  ['bytes=0-', { kind: 'part', start: 0, sizeBytes: 10 }],
  ['bytes=2-4', { kind: 'part', start: 2, sizeBytes: 3 }],
  ['bytes=8-99', { kind: 'part', start: 8, sizeBytes: 2 }],
  ['bytes=-3', { kind: 'part', start: 7, sizeBytes: 3 }],
  ['bytes=-99', { kind: 'part', start: 0, sizeBytes: 10 }],
  ['bytes=10-', { kind: 'outside' }],
  ['bytes=-0', { kind: 'outside' }],
  ['bytes=4-2', { kind: 'whole' }],
  ['bytes=0-1,4-5', { kind: 'whole' }],
  ['lines=1-2', { kind: 'whole' }],
])('of ten bytes %s is %j', (range, part) => {
  expect(partOf(range, 10)).toEqual(part)
})

test('JSON in a header is plain ASCII', () => {
  expect(headerJson({ name: 'é😀\u007f' })).toBe('{"name":"\\u00e9\\ud83d\\ude00\\u007f"}')
})

describe('files/download', () => {
  let dropbox: Dropbox
  beforeAll(async () => {
    dropbox = await startDropbox({ keepBytes: false })
    await callUpload(dropbox, 'files/upload', { path: '/Grüße.txt' }, Buffer.from('0123456789'))
    await callUpload(dropbox, 'files/upload', { path: '/empty' }, Buffer.alloc(0))
  })
  afterAll(() => dropbox.close())

  const ask = (path: string, headers: Record<string, string> = {}, method = 'POST') =>
    fetch(`${dropbox.url}/2/files/download`, {
      method,
      headers: { authorization: `Bearer ${dropbox.accessToken}`, 'dropbox-api-arg': headerJson({ path }), ...headers },
    })

  test('gives the bytes, and what they are in a header', async () => {
    for (const method of ['POST', 'GET']) {
      const answer = await ask('/grüße.TXT', {}, method)
      expect([answer.status, await answer.text()]).toEqual([200, '0123456789'])
      expect(JSON.parse(answer.headers.get('dropbox-api-result') ?? '')).toMatchObject({ name: 'Grüße.txt', size: 10 })
      expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    }
    expect(await (await ask('/empty')).text()).toBe('')
  })

  test('gives a part, or says what there is', async () => {
    const part = await ask('/Grüße.txt', { range: 'bytes=3-5' })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 3-5/10', '345'])
    const outside = await ask('/Grüße.txt', { range: 'bytes=10-' })
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  })

  test('gives nothing to who has it', async () => {
    const etag = (await ask('/Grüße.txt')).headers.get('etag') ?? ''
    const again = await ask('/Grüße.txt', { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('takes who and what from the address of a page in a browser', async () => {
    const query = new URLSearchParams({
      authorization: `Bearer ${dropbox.accessToken}`,
      arg: JSON.stringify({ path: '/Grüße.txt' }),
    })
    const answer = await fetch(`${dropbox.url}/2/files/download?${query.toString()}`)
    expect([answer.status, await answer.text()]).toEqual([200, '0123456789'])
    query.set('authorization', 'nobody')
    const refused = await fetch(`${dropbox.url}/2/files/download?${query.toString()}`)
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('URL parameter "authorization"'),
    ])
  })

  test('says what cannot be given', async () => {
    await callRoute(dropbox, 'files/create_folder_v2', { path: '/folder' })
    const said = async (path: string): Promise<string> => (await ask(path)).text()
    expect(await said('/none')).toContain('path/not_found')
    expect(await said('/folder')).toContain('path/not_file')
    const noArgument = await fetch(`${dropbox.url}/2/files/download`, {
      headers: { authorization: `Bearer ${dropbox.accessToken}` },
    })
    expect([noArgument.status, await noArgument.text()]).toEqual([
      400,
      expect.stringContaining('Must provide HTTP header'),
    ])
  })

  test('cannot give bytes it was told not to keep, and moves them all the same', async () => {
    await postBytes(await linkFor(dropbox, { path: '/large' }), Buffer.alloc(5_000_000))
    expect((await ask('/large')).status).toBe(500)
    const moved = await callRoute(dropbox, 'files/move_v2', { from_path: '/large', to_path: '/larger' })
    expect(moved.status).toBe(200)
  })

  test('breaks off where a fault says so', async () => {
    dropbox.order({ kind: 'next', on: 'api', effect: { kind: 'cut_answer', afterBytes: 4 } })
    await expect((await ask('/Grüße.txt')).text()).rejects.toThrow()
  })
})
