// Folders and servers as they are shown.
import { sep } from 'node:path'
import { expect, it } from 'vitest'
import { serverOrigin, shownFolder, shownPlace, shownServer } from '#main/settings/display-names.ts'

it("shows a person's own folders short, and others whole", () => {
  expect(shownFolder(`${sep}home${sep}kim${sep}Outbox`, `${sep}home${sep}kim`)).toBe(`~${sep}Outbox`)
  expect(shownFolder(`${sep}home${sep}kimono${sep}Outbox`, `${sep}home${sep}kim`)).toBe(
    `${sep}home${sep}kimono${sep}Outbox`,
  )
  expect(shownFolder('/srv/a\u202eb', '/home/kim')).toBe('/srv/a⟨U+202E⟩b')
})

it('shows a server by its name and port', () => {
  expect(shownServer('https://uploads.example')).toBe('uploads.example')
  expect(shownServer('http://127.0.0.1:8080/')).toBe('127.0.0.1:8080')
  expect(shownServer('not an address')).toBe('not an address')
})

it('shows who this computer is once the server said so, with nothing hidden in it', () => {
  const furtherFolders = [{ folder: '/srv/scans', into: 'Scans', afterUpload: null }]
  const settings = { folder: '/srv/box', furtherFolders, server: 'https://uploads.example' }
  expect(shownPlace(settings, null)).toEqual({
    folder: '/srv/box',
    further: [{ folder: '/srv/scans', into: 'Scans' }],
    server: 'uploads.example',
    device: null,
    base: null,
  })
  expect(shownPlace(settings, { device: 'k\u202eim', base: '/Team' })).toMatchObject({
    device: 'k⟨U+202E⟩im',
    base: '/Team',
  })
  expect(shownPlace(settings, { device: 'kim d9934c7d', shownAs: 'kim (TILL)', base: '/Team' }).device).toBe(
    'kim (TILL)',
  )
})

it.each([
  ['https://uploads.example', 'https://uploads.example'],
  [' HTTPS://Uploads.Example/ ', 'https://uploads.example'],
  ['https://uploads.example:443', 'https://uploads.example'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['uploads.example', null],
  ['', null],
  ['file:///etc/passwd', null],
  ['data:x', null],
])('knows a server by its origin: %j is %j', (address, origin) => expect(serverOrigin(address)).toBe(origin))
