// What the build says of itself: nothing, where nothing was built.
import { expect, it } from 'vitest'
import { dropboxAddress, outsideAddress, partsOf } from '#main/about.ts'
import { outsidePages } from '#shared/contract/ipc.ts'

it('opens no page outside that was not compiled in', () => {
  for (const page of outsidePages) expect(outsideAddress(page)).toBeNull()
})

it('names the parts of the runtime that there are, and those of the build', () => {
  const build = { version: '1', parts: [{ name: 'zod', version: '4' }], licences: '', homepage: null, source: null }
  const below = { electron: '40.0.0', node: '24.0.0' }
  expect(partsOf(build, below).map(({ name }) => name)).toEqual(['Electron', 'Node.js', 'zod'])
})

it.each<[string, string | null]>([
  ['/Acme/Büro/100 % & more?.txt#1', 'https://www.dropbox.com/home/Acme/B%C3%BCro/100%20%25%20%26%20more%3F.txt%231'],
  ['/a', 'https://www.dropbox.com/home/a'],
  ['/a@evil.example/\\\\evil.example', 'https://www.dropbox.com/home/a%40evil.example/%5C%5Cevil.example'],
  ['/a/%2e%2e/b', 'https://www.dropbox.com/home/a/%252e%252e/b'],
  ['/a/../../logout', null],
  ['/./a', null],
  ['//evil.example/a', null],
  ['/a/', null],
  ['/', null],
  ['', null],
  ['https://evil.example/', null],
  ['/\ud800', null],
])('the page of %j in Dropbox is %s', (path, address) => {
  expect(dropboxAddress(path)).toBe(address)
  // The browser reads it as it was written.
  if (address !== null) expect(URL.parse(address)?.href).toBe(address)
})
