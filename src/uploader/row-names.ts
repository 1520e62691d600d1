// Numbers that stand for paths as long as a view lives: the window names rows by them and never sees a path it could send.

export class RowNames {
  readonly #ids = new Map<string, number>()
  readonly #paths = new Map<number, string>()

  /** The number of `path`, always the same. */
  idOf(path: string): number {
    const known = this.#ids.get(path)
    if (known !== undefined) return known
    const id = this.#ids.size + 1
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
