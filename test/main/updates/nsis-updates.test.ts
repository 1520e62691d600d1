// What electron-updater really does with a feed, within our bounds: what is not exactly right is refused, and nothing of it is kept.
import { expect, it } from 'vitest'
import { UpdateRefusal, type UpdateFault } from '#main/updates/update-fault.ts'
import { hasOpenssl } from '#test/rigs/network/certificates.ts'
import { aFeed, elsewhere, end, file, installer, list, listOf, text, type Answer, type More } from './a-feed.ts'

const good: Readonly<Record<string, Answer>> = { [list]: text(listOf()), [file]: text(installer) }

const endless: Answer = (_request, response) => {
  const more = (): void => {
    while (response.write(Buffer.alloc(16_384, 'x')));
    response.once('drain', more)
  }
  more()
}
const silent: Answer = (_request, response) => void response.writeHead(200).write('MZ')
it.skipIf(!hasOpenssl())('a newer version of the same publisher is loaded, and nobody is told who asks', async () => {
  await using feed = await aFeed()
  const publishers: unknown[] = []
  const checkSignature = async (names: string[]): Promise<null> => {
    publishers.push(names)
    return null
  }
  expect(await end(feed, good, { checkSignature })).toBe('1.5.0')
  expect(publishers).toEqual([['Acme GmbH']])
  expect(feed.loaded()).toEqual(['pending/outbox-1.5.0.exe'])
  expect(feed.asked).toEqual([`GET ${list}`, `GET ${file}`])
  expect(feed.headers()).not.toHaveProperty('x-user-staging-id')
})

const refused: readonly (readonly [string, UpdateFault | 'nothing newer', Readonly<Record<string, Answer>>, More?])[] =
  [
    ['the same version', 'nothing newer', { [list]: text(listOf({}, '1.4.0')) }],
    ['an older version', 'nothing newer', { [list]: text(listOf({}, '1.3.9')) }],
    ['a version before its release', 'nothing newer', { [list]: text(listOf({}, '1.5.0-beta.1')) }],
    ['no list', 'not_a_feed', { [list]: text('', 404) }],
    ['a web page in its place', 'not_a_feed', { [list]: text('<!doctype html><title>Sign in</title>') }],
    ['a web page that is no YAML', 'not_a_feed', { [list]: text('<html>\n\t<p>a: b: c') }],
    ['an empty list', 'not_a_feed', { [list]: text('') }],
    ['a list without a version', 'not_a_feed', { [list]: text('files: []') }],
    ['a list that is nothing', 'not_a_feed', { [list]: text('null') }],
    ['a list whose files are none', 'not_a_feed', { [list]: text('version: 1.5.0\nfiles: all') }],
    ['a list without files', 'not_a_feed', { [list]: text('version: "1.5.0"') }],
    ['no checksum', 'no_checksum', { [list]: text(listOf({ sha512: undefined })) }],
    [
      'a checksum that electron-updater does not reckon',
      'no_checksum',
      { [list]: text(listOf({ sha512: undefined, sha2: 'ab' })) },
    ],
    ['an endless list', 'too_large', { [list]: endless }],
    ['a list that never ends', 'too_slow', { [list]: silent }, { limits: { listMs: 300 } }],
    ['a list that lies elsewhere', 'redirected', { [list]: elsewhere('https://127.0.0.1:9/latest.yml') }],
    ['a list that lies open', 'redirected', { [list]: elsewhere('http://127.0.0.1:9/latest.yml') }],
    ['a file on an open line', 'not_https', { [list]: text(listOf({ url: 'http://127.0.0.1:9/outbox-1.5.0.exe' })) }],
    ['a file on another host', 'not_https', { [list]: text(listOf({ url: 'https://127.0.0.1:9/outbox-1.5.0.exe' })) }],
    ['a file that lies elsewhere', 'redirected', { ...good, [file]: elsewhere('https://127.0.0.1:9/x.exe') }],
    ['another file', 'tampered', { ...good, [file]: text('MZ this is something else') }],
    ['half of the file', 'tampered', { ...good, [file]: text(installer.subarray(0, 9)) }],
    ['an endless file', 'too_large', { ...good, [file]: endless }],
    ['a file that never ends', 'too_slow', { ...good, [file]: silent }, { limits: { fileMs: 300 } }],
    ['a file that nobody signed, or another publisher', 'not_ours', good, { checkSignature: async () => 'CN=Mallory' }],
    [
      'a file of which Windows cannot say who signed it',
      'not_checked',
      good,
      { checkSignature: () => Promise.reject(new UpdateRefusal('not_checked')) },
    ],
  ]

it.skipIf(!hasOpenssl())('all else is refused, each by its name, and nothing of it is kept', async () => {
  for (const [what, fault, answers, more] of refused) {
    await using feed = await aFeed()
    expect(`${what}: ${await end(feed, answers, more)}`).toBe(`${what}: ${fault}`)
    expect(feed.loaded(), what).toEqual([])
  }
})
