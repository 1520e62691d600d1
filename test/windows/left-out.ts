// The tests that do not hold under wine, one by one, each with its reason. A test that is not about Windows at all says so
// itself: `test.skipIf(isWindows)`.

export type LeftOut = {
  /** From the project's folder, with `/`. */
  readonly file: string
  /** As vitest tells them: the names of the suites around it and its own, with " > " between them. */
  readonly names: readonly [string, ...string[]]
  /**
   * `wine`: Windows does it and wine does not. `windows`: the test wants what Windows does not do. `product`: Outbox does
   * not do on Windows what the test wants; to be mended.
   */
  readonly reason: 'wine' | 'windows' | 'product'
  /** One sentence for a person. */
  readonly why: string
  /**
   * `fails`: it is run, and it is a mistake of this table when it passes. `not_run`: it would wait long for what does not
   * come, or its end depends on chance.
   */
  readonly how: 'fails' | 'not_run'
}

/** Wine tells the earlier of the times of the last change as the birth, so that a file that changes is another. */
const birth = 'Wine makes up the time of birth.'
/** A folder that was moved, or that nobody has read. */
const unseen = 'Wine tells events of folders only that a program has opened under this very name.'
const links = 'Wine says that it made a symbolic link, and makes none.'

export const leftOut: readonly LeftOut[] = [
  {
    file: 'test/adapters/files/files-source.test.ts',
    names: ['files named one by one are opened under the name of their upload'],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/adapters/files/folder-source.test.ts',
    names: [
      'links are never followed: to a file, outside, to nothing, to itself, or as a folder on the way (F58)',
      'a link to the watched folder is followed, because the person chose it',
    ],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/adapters/files/folder-source.test.ts',
    names: ['swapping a file and its folder for links again and again never yields a byte from outside (F58)'],
    reason: 'wine',
    why: links,
    how: 'not_run',
  },
  {
    file: 'test/adapters/folder/folder-rules.test.ts',
    names: ['a link to a folder is the folder'],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/adapters/files/real-paths.test.ts',
    names: [
      'a file named through a link is where it really is; a link itself stays one; what is away keeps its name',
      'a file that a link in the folder leads to lies outside, and one that a link from elsewhere leads to inside',
    ],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/main/uploads/dropped/dropped-files.test.ts',
    names: ['adds nothing private through a link to it'],
    reason: 'wine',
    why: 'Wine makes no junction to that folder.',
    how: 'fails',
  },
  {
    file: 'test/adapters/files/root-identity.test.ts',
    names: ['a folder keeps its identity when it is renamed or reached by a link, and another folder has another'],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/adapters/folder/chosen-files.test.ts',
    names: ['links are shown and not followed, also when they lead nowhere'],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/adapters/folder/folder-rules.test.ts',
    names: ['real folders: links are resolved, and what is no folder is named'],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/uploader/sources/count-files.test.ts',
    names: ['counts the files whose bytes are not on this computer'],
    reason: 'wine',
    why: 'Wine counts the blocks of a file from its size.',
    how: 'fails',
  },
  {
    file: 'test/adapters/folder/read-folder.test.ts',
    names: ['a folder that is gone, became something else or was replaced by another tells nothing of its files'],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/adapters/folder/watched-folder.test.ts',
    names: ['what is there at the start is told, with what is left out and what cannot be uploaded'],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/adapters/folder/watched-folder.test.ts',
    names: ['new folders are looked into and listened to, however deep'],
    reason: 'wine',
    why: unseen,
    how: 'not_run',
  },
  {
    file: 'test/adapters/folder/watched-folder.test.ts',
    names: ['ten thousand files made in one go are all seen, although the system drops events'],
    reason: 'wine',
    why: 'Wine looks through the whole folder for each name; commands/watch.test.ts has smaller folders.',
    how: 'not_run',
  },
  {
    file: 'test/adapters/folder/watcher.test.ts',
    names: ['what happens in a watched folder rings with its path'],
    reason: 'wine',
    why: unseen,
    how: 'not_run',
  },
  {
    file: 'test/adapters/http/client.test.ts',
    names: ['a large body > is stopped by an early answer (then reset), which is delivered'],
    reason: 'windows',
    why: 'A reset takes away what was not read yet, and a busy computer reads too late.',
    how: 'not_run',
  },
  {
    file: 'test/adapters/ledger/ledger.test.ts',
    names: ['a link in the place of the ledger is set aside, and what it points to stays untouched'],
    reason: 'wine',
    why: links,
    how: 'not_run',
  },
  {
    file: 'test/adapters/system/data-folder.test.ts',
    names: ['a second holder is refused by another name of the same folder too'],
    reason: 'wine',
    why: links,
    how: 'not_run',
  },
  {
    file: 'test/adapters/files/root-identity.test.ts',
    names: ['a folder was made anew when it is younger than the last look at what holds it, at the same place'],
    reason: 'wine',
    why: birth,
    how: 'not_run',
  },
  {
    file: 'test/adapters/folder/token-place.test.ts',
    names: ['a token file that would be sent itself is known, whatever leads to it'],
    reason: 'wine',
    why: links,
    how: 'fails',
  },
  {
    file: 'test/adapters/http/request.test.ts',
    names: ['a kept connection > serves no more when it brings an answer that nobody asked for'],
    reason: 'windows',
    why: 'What comes after an answer may come later than the next request there, when the computer is busy.',
    how: 'not_run',
  },
  {
    file: 'test/cli/output/drain.test.ts',
    names: ['the end waits only a little for what nobody reads'],
    reason: 'windows',
    why: "Windows' Node stands still in its write to a pipe until the pipe is read.",
    how: 'not_run',
  },
  {
    file: 'test/server/audit/audit-file.test.ts',
    names: ['a file that cannot be opened is tried again after pauses that grow, and the loss is counted'],
    reason: 'wine',
    why: 'Wine opens a folder as if it were a file to append to.',
    how: 'fails',
  },
  {
    file: 'test/server/http/app.test.ts',
    names: ['five hundred slow connections keep nobody else waiting: 99 of 100 answers come within a second'],
    reason: 'wine',
    why: 'So many connections at once take wine longer than the test waits.',
    how: 'not_run',
  },
  {
    file: 'test/server/start.test.ts',
    names: ['an audit file that cannot be written is told, costs no link, and its loss is written down at the end'],
    reason: 'wine',
    why: 'Wine opens a folder as if it were a file to append to.',
    how: 'fails',
  },
]

/** The entry for a test; null when it must hold. `isWine` is false on Windows itself. */
export function entryFor(file: string, name: string, isWine: boolean, table = leftOut): LeftOut | null {
  const found = table.find((entry) => entry.file === file && entry.names.includes(name))
  return found === undefined || (found.reason === 'wine' && !isWine) ? null : found
}
