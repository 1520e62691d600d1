// The files the window may load, as a fixed map made once from what was built. A request only picks a key of this map, so
// no address, however written, names another file.
import { readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { languageTags } from '#shared/messages/languages.ts'

export const pageScheme = 'app'
export const pageHost = 'ui'
export const pageUrl = `${pageScheme}://${pageHost}/index.html`

/** The page's address in a language, which the page reads there. */
export function pageUrlIn(tag: string): string {
  return tag === 'en' ? pageUrl : `${pageUrl}?lang=${tag}`
}

export type PageFile = { readonly file: string; readonly type: string }

/** Keys are whole addresses, as `app://ui/assets/a.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Lists the built files below `folder`. Kinds of files that no page needs (maps, texts) are not in the list. */
export function listPageFiles(folder: string): PageFiles {
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const type = types[extname(entry.name)]
    if (type === undefined || !entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = relative(folder, file).split(sep).map(encodeURIComponent).join('/')
    files.set(`${pageScheme}://${pageHost}/${path}`, { file, type })
  }
  const page = files.get(pageUrl)
  if (page !== undefined) for (const tag of languageTags) files.set(pageUrlIn(tag), page)
  return files
}

/** The file for an address, or null. The address is compared as it stands: nothing in it is resolved or decoded. */
export function pageFile(files: PageFiles, method: string, url: string): PageFile | null {
  return method === 'GET' ? (files.get(url) ?? null) : null
}

/** True for the address of our own page, whatever part of it. */
export function isPageUrl(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${pageScheme}:` && parsed.host === pageHost
}
