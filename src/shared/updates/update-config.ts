// This folder: what versions and updates are known by.

// `app-update.yml`, which electron-builder writes beside the program: where its updates come from, and whose signature they bear.

export type UpdateConfig = {
  /** The address of the feed that was built in; null: none. */
  readonly feed: string | null
  /** An update that nobody signed, or somebody else, is told from ours by this alone. */
  readonly hasPublisher: boolean
}

/** Reads as much of it as counts before an update is looked for; electron-updater reads the rest. */
export function readUpdateConfig(text: string): UpdateConfig {
  const [, feed] =
    /^url:[ \t]*(?:'([^']*)'|"([^"]*)"|(\S+))[ \t]*$/m.exec(text)?.filter((part) => part !== undefined) ?? []
  const hasPublisher = /^publisherName:[ \t]*(?:[^\s[][^\n]*|\[[ \t]*[^\s\]][^\n]*|\r?\n[ \t]*-[ \t]+\S[^\n]*)$/m.test(
    text,
  )
  return { feed: feed ?? null, hasPublisher }
}

/** A feed is a folder on the web, reached over https alone: no name, no password, no question. */
export const feedPattern = /^https:\/\/(?:[a-z\d.-]+|\[[a-f\d:.]+\])(?::\d{1,5})?(?:\/[\w.~%-]+)*\/?$/i
