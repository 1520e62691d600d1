// What this build is: its version, what it is made of, and under which licences. The build fills it in.
import type { outsidePages } from '#shared/contract/ipc.ts'

export type About = {
  readonly version: string
  readonly parts: readonly { readonly name: string; readonly version: string }[]
  /** The licence texts of all parts. */
  readonly licences: string
  readonly homepage: string | null
  readonly source: string | null
}

declare const __OUTBOX_ABOUT__: About | undefined

const unbuilt: About = { version: '0.0.0', parts: [], licences: '', homepage: null, source: null }

/** Run without a build (in tests) it knows nothing of itself. */
export const about: About = typeof __OUTBOX_ABOUT__ === 'undefined' ? unbuilt : __OUTBOX_ABOUT__

/** The parts of the build and of the runtime it runs on. */
export function partsOf(build: About, runtime: Readonly<Record<string, string | undefined>>): About['parts'] {
  const shown: readonly (readonly [key: string, name: string])[] = [
    ['electron', 'Electron'],
    ['chrome', 'Chromium'],
    ['node', 'Node.js'],
    ['sqlite', 'SQLite'],
  ]
  const below = shown.flatMap(([key, name]) => {
    const version = runtime[key]
    return version === undefined ? [] : [{ name, version }]
  })
  return [...below, ...build.parts]
}

/** The pages outside that may be opened in a browser, compiled in. Nobody can name another one. */
export type OutsidePage = (typeof outsidePages)[number]

/** The address of a page, or null when this build knows none. */
export function outsideAddress(page: OutsidePage): string | null {
  const address = { help: about.homepage, source: about.source }[page]
  return address !== null && URL.parse(address)?.protocol === 'https:' ? address : null
}

const dropboxHome = 'https://www.dropbox.com/home'

/**
 * The page on which Dropbox shows the file or folder with this full path; null for what is no full path of Dropbox. The path
 * comes from the company's server, so it can choose the page below Dropbox's own files and nothing else.
 */
export function dropboxAddress(path: string): string | null {
  const [first, ...names] = path.split('/')
  if (first !== '' || names.length === 0 || names.some((name) => /^\.{0,2}$/.test(name))) return null
  // Half of a surrogate pair has no form in an address.
  if (!path.isWellFormed()) return null
  return `${dropboxHome}/${names.map(encodeURIComponent).join('/')}`
}
