// What happened in a run, as one number to compare and as lines to read.

export class Trace {
  readonly #nowMs: () => number
  readonly #onLine: ((line: string) => void) | null
  hash = 0

  constructor(nowMs: () => number, onLine: ((line: string) => void) | null) {
    this.#nowMs = nowMs
    this.#onLine = onLine
  }

  add(text: string): void {
    const line = `${String(this.#nowMs()).padStart(10)} ${text}`
    for (let at = 0; at < line.length; at++) this.hash = (Math.imul(this.hash, 31) + line.charCodeAt(at)) | 0
    this.#onLine?.(line)
  }
}
