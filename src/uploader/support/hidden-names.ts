// This folder: what IT needs to know of one computer.

// Takes names out of a text: of files, of folders, of the person and of the computer.
import { withoutSecrets } from '#shared/without-secrets.ts'

export type Known = {
  /** Absolute: what lies in them is the person's. */
  readonly watched: readonly string[]
  /** Outbox's own folder. */
  readonly data: string | null
  readonly home: string
  readonly user: string
  readonly computer: string
}

/** Shorter names are parts of too many words. */
const shortestName = 3

/** The text without names and without secrets. Paths in the watched folder and in the home folder lose all that follows. */
export function withoutNames(text: string, { computer, data, home, user, watched }: Known): string {
  let hidden = text
  const signs: readonly (readonly [string, string])[] = [
    ...watched.map((folder) => [folder, '<watched folder>'] as const),
    [data ?? '', '<data folder>'],
    [home, '<home>'],
  ]
  // What lies in another one has its own sign.
  const longestFirst = signs.toSorted(([one], [other]) => other.length - one.length)
  for (const [folder, sign] of longestFirst) hidden = replaced(hidden, folder, sign)
  // A name may hold spaces and quotes, so all that follows on the line goes, or up to the end of a text in JSON.
  hidden = hidden.replaceAll(/(<(?:watched folder|home)>)[/\\](?:\\.|[^"\n])*/g, '$1/…')
  for (const [name, sign] of [
    [user, '<user>'],
    [computer, '<computer>'],
  ] as const) {
    if (name.length >= shortestName)
      hidden = hidden.replaceAll(new RegExp(`(?<!\\w)${escaped(name)}(?!\\w)`, 'gi'), sign)
  }
  return withoutSecrets(hidden)
}

/** The path with a code in the place of each name; endings such as `.pdf` stay. */
export function codedPath(path: string, codeOf: (name: string) => string): string {
  return path
    .split('/')
    .map((name) => `${codeOf(name)}${/\.[a-z\d]{1,5}$/i.exec(name)?.[0] ?? ''}`)
    .join('/')
}

/** As it is written, and as JSON writes it. */
function replaced(text: string, path: string, sign: string): string {
  if (path === '' || path === '/') return text
  return text.replaceAll(JSON.stringify(path).slice(1, -1), sign).replaceAll(path, sign)
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
