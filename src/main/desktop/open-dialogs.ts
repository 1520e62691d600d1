// Whether a dialog of the system stands over the window.

export class OpenDialogs {
  #count = 0
  #onChange: () => void = () => undefined

  isOpen(): boolean {
    return this.#count > 0
  }

  /** Calls `listener` when the first one opens and when the last one is gone. */
  onChange(listener: () => void): void {
    this.#onChange = listener
  }

  /** Counts a dialog as open until it has its answer. */
  async during<Answer>(dialog: () => Promise<Answer>): Promise<Answer> {
    this.#count += 1
    if (this.#count === 1) this.#onChange()
    try {
      return await dialog()
    } finally {
      this.#count -= 1
      if (this.#count === 0) this.#onChange()
    }
  }
}
