// This folder: watching a folder, and looking at what is in it.

// Files and folders a person named one by one, turned into uploads: a file under its own name, whatever that is; a folder with
// all that is in it, under the same rules as a watched folder.
import { lstat, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { checkPath } from '#shared/names.ts'
import type { NamePolicy } from '#shared/names.ts'
import type { Observed } from '#shared/upload.ts'
import { isNothingThere, observedOf } from '../files/file-stat.ts'
import { fileSystemOf } from '../files/file-systems/file-system-of.ts'
import { refuseRoot } from './folder-rules.ts'
import type { RootRefusal } from './folder-rules.ts'
import type { Ignore, IgnoreRule } from './names/ignore.ts'
import { observePath } from '../files/observe-path.ts'
import { lookAtRoot, rootTimeoutMs } from '../files/root-identity.ts'
import { withinTimeout } from '../files/timeout.ts'
import { childOf, pathIn, realPathOf, systemPathOf } from '../files/paths.ts'
import { scanContextOf } from './read-folder.ts'
import { walkUnknownFolder } from './walk-folder.ts'

export type ChosenFiles = {
  /** Where the file of each upload is. */
  readonly places: ReadonlyMap<string, string>
  readonly observed: ReadonlyMap<string, Observed>
  readonly excluded: ReadonlyMap<string, IgnoreRule>
}

export type ChoiceRefusal =
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string }
  /** The company's rules leave it out, whoever names it. */
  | { readonly kind: 'left_out'; readonly file: string; readonly rule: IgnoreRule }
  | { readonly kind: 'folder'; readonly because: RootRefusal; readonly file: string }
  /** Two of them would arrive at the same place. */
  | { readonly kind: 'same_path'; readonly path: string }

export type ChoiceAnswer =
  | { readonly kind: 'chosen'; readonly files: ChosenFiles }
  | { readonly kind: 'refused'; readonly refusal: ChoiceRefusal }

export type ChoiceRules = {
  /** Of what lies in a folder that is named. */
  readonly ignore: Ignore
  /** Of a file that is named. */
  readonly ignoreNamed: Ignore
  readonly names: NamePolicy
  readonly dataFolder: string
}

/** Finds the files that `named` stands for. Links are not followed, but a folder may be named through one. */
export async function chooseFiles(named: readonly string[], rules: ChoiceRules): Promise<ChoiceAnswer> {
  const choice = new Choice(rules)
  for (const name of named) {
    const refusal = await choice.add(resolve(name))
    if (refusal !== null) return { kind: 'refused', refusal }
  }
  return { kind: 'chosen', files: choice }
}

/** What is at `absolute` now; null when that cannot be known. */
export async function observeChosen(absolute: string): Promise<Observed | null> {
  try {
    const path = childOf(await realPathOf(dirname(absolute)), basename(absolute))
    return await observePath(path, (await fileSystemOf(path)).traits.fileId)
  } catch (error) {
    return isNothingThere(error) ? { kind: 'absent' } : null
  }
}

class Choice implements ChosenFiles {
  readonly places = new Map<string, string>()
  readonly observed = new Map<string, Observed>()
  readonly excluded = new Map<string, IgnoreRule>()
  readonly #rules: ChoiceRules

  constructor(rules: ChoiceRules) {
    this.#rules = rules
  }

  async add(absolute: string): Promise<ChoiceRefusal | null> {
    try {
      if ((await withinTimeout(stat(absolute), rootTimeoutMs)).isDirectory()) return await this.#addFolder(absolute)
      const { traits } = await fileSystemOf(childOf(await realPathOf(dirname(absolute)), basename(absolute)))
      const stats = await lstat(absolute, { bigint: true })
      const rule = this.#rules.ignoreNamed(basename(absolute), 'file', '', Number(stats.size))
      if (rule !== null) return { kind: 'left_out', file: absolute, rule }
      return this.#addFile(basename(absolute), absolute, observedOf(stats, traits.fileId))
    } catch (error) {
      if (!isNothingThere(error)) return { kind: 'unreadable', file: absolute }
      return await this.#addDangling(absolute)
    }
  }

  /** Nothing is there, unless it is a link that leads nowhere: that is shown like any other link. */
  async #addDangling(absolute: string): Promise<ChoiceRefusal | null> {
    const observed = await observeChosen(absolute)
    if (observed === null || observed.kind === 'absent') return { kind: 'missing', file: absolute }
    return this.#addFile(basename(absolute), absolute, observed)
  }

  async #addFolder(absolute: string): Promise<ChoiceRefusal | null> {
    const { ignore, names, dataFolder } = this.#rules
    const because = await refuseRoot(absolute, { dataFolder })
    if (because !== null) return { kind: 'folder', because, file: absolute }
    const look = await lookAtRoot(absolute)
    if (look.kind !== 'folder') return { kind: 'missing', file: absolute }
    for await (const reading of walkUnknownFolder(scanContextOf(look, { ignore, names }))) {
      if (reading.kind === 'unreadable') return { kind: 'unreadable', file: join(absolute, reading.folder) }
      if (reading.kind === 'vanished') continue
      for (const [name, entry] of reading.entries) {
        const inside = pathIn(reading.folder, name)
        const path = `${basename(absolute)}/${inside}`
        if (entry.kind === 'folder') continue
        if (entry.kind === 'excluded') this.excluded.set(path, entry.rule)
        else {
          const refusal = this.#addFile(path, systemPathOf(look.realPath, inside), entry)
          if (refusal !== null) return refusal
        }
      }
    }
    return null
  }

  #addFile(path: string, absolute: string, observed: Observed): ChoiceRefusal | null {
    const before = this.places.get(path)
    if (before !== undefined && before !== absolute) return { kind: 'same_path', path }
    this.places.set(path, absolute)
    const isNameFit = observed.kind !== 'file' || checkPath(path, this.#rules.names) === null
    this.observed.set(path, isNameFit ? observed : { kind: 'unfit', reason: 'name_not_allowed' })
    return null
  }
}
