// Numbers that stand for paths: the window names rows by them and never sees a path it could send. A number is never used
// again, so that a row of an uploader that is gone cannot be taken for a file of the next one.

let lastId = 0

export class RowIds {
  readonly #ids = new Map<string, number>()
  readonly #paths = new Map<number, string>()

  /** The number of `path`, always the same. */
  idOf(path: string): number {
    const known = this.#ids.get(path)
    if (known !== undefined) return known
    lastId += 1
    const id = lastId
    this.#ids.set(path, id)
    this.#paths.set(id, path)
    return id
  }

  /** null for a number nobody was told. */
  pathOf(id: number): string | null {
    return this.#paths.get(id) ?? null
  }

  pathsOf(ids: readonly number[]): readonly string[] {
    return ids.flatMap((id) => this.#paths.get(id) ?? [])
  }
}
