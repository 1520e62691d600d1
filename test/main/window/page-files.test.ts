// Which files an address can name: those of the map, and no other, however the address is written.
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languageTags } from '#shared/messages/languages.ts'
import { isPageUrl, listPageFiles, pageFile, pageUrl, pageUrlIn } from '#main/window/page-files.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

async function builtPage(): Promise<string> {
  const folder = temporaryFolder()
  const page = join(folder, 'renderer')
  await mkdir(join(page, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.html'), 'secret')
  await writeFile(join(page, 'index.html'), '<!doctype html>')
  await writeFile(join(page, 'assets', 'a.js'), '')
  await writeFile(join(page, 'assets', 'a b.css'), '')
  await writeFile(join(page, 'assets', 'a.js.map'), '')
  if (process.platform !== 'win32') await symlink(join(folder, 'secret.html'), join(page, 'link.html'))
  return page
}

describe('the map', () => {
  it('holds what a page needs, and no link out of the folder', async () => {
    const files = listPageFiles(await builtPage())
    expect([...files].map(([url, { type }]) => `${url} ${type}`).toSorted()).toEqual([
      'app://ui/assets/a%20b.css text/css; charset=utf-8',
      'app://ui/assets/a.js text/javascript; charset=utf-8',
      ...languageTags.map((tag) => `${pageUrlIn(tag)} text/html; charset=utf-8`),
    ])
    expect(pageUrlIn('en')).toBe(pageUrl)
  })

  it('gives a file for its address and for no other method', async () => {
    const page = await builtPage()
    const files = listPageFiles(page)
    expect(pageFile(files, 'GET', pageUrl)?.file).toBe(join(page, 'index.html'))
    expect(pageFile(files, 'POST', pageUrl)).toBeNull()
  })
})

describe('an address that tries to get out', () => {
  const ups = [
    '..',
    '.',
    '%2e%2e',
    '%2E%2e',
    '..%2f',
    '..%5c',
    '%252e%252e',
    '....//',
    '..;',
    '\u002e\u002e',
    '%c0%ae%c0%ae',
  ]
  const ends = ['secret.html', 'etc/passwd', 'renderer/index.html', 'index.html%00.html', 'main/main.js', '']
  const slashes = ['/', '\\', '//', '%2f']
  const written = ups.flatMap((up) => ends.flatMap((end) => slashes.map((slash) => `app://ui/${up}${slash}${end}`)))
  const odd = [
    'app://ui/',
    'app://ui',
    'app:ui/index.html',
    'app:///index.html',
    'app://UI/index.html',
    'app://ui:80/index.html',
    'app://evil@ui/index.html',
    'app://ui.evil/index.html',
    'app://ui/index.html?',
    'app://ui/index.html#',
    'app://ui/index.html/',
    'app://ui/INDEX.html',
    'app://ui//index.html',
    'app://ui/link.html',
    'app://ui/assets/a.js.map',
    'app://ui/assets',
    'app://ui/__proto__',
    'app://ui/constructor',
    'file:///etc/passwd',
    'http://ui/index.html',
    'https://ui/index.html',
    'data:text/html,x',
    'javascript:alert(1)',
    '',
  ]
  const all = [...written, ...odd]

  it('is one of more than 200', () => expect(all.length).toBeGreaterThan(200))

  it('finds nothing, as it is and as a browser reads it', async () => {
    const page = await builtPage()
    const files = listPageFiles(page)
    expect(all.filter((url) => pageFile(files, 'GET', url) !== null)).toEqual([])
    const own = new Set([...files.values()].map(({ file }) => file))
    for (const url of all) {
      const file = pageFile(files, 'GET', URL.parse(url)?.href ?? '')?.file
      if (file !== undefined) expect(own.has(file)).toBe(true)
    }
  })

  it('finds nothing whatever it is', async () => {
    const files = listPageFiles(await builtPage())
    fc.assert(fc.property(fc.string(), (path) => pageFile(files, 'GET', `app://ui/../${path}`) === null))
  })
})

describe('our page', () => {
  it.each([pageUrl, 'app://ui/', 'app://ui/index.html#x'])('is %s', (url) => expect(isPageUrl(url)).toBe(true))
  it.each(['app://other/index.html', 'https://ui/index.html', 'file:///index.html', 'about:blank', '', 'app:ui'])(
    'is not %s',
    (url) => expect(isPageUrl(url)).toBe(false),
  )
})
