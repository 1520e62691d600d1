// The lower edge of a terminal: a few lines that are drawn again and again, with lasting lines scrolling above them.
import type { Output } from './printer.ts'

export interface LiveArea {
  /** Prints a line that stays, above the live ones. */
  print(line: string): void
  /** Replaces the live lines. Does nothing where there is no terminal. */
  draw(lines: readonly string[]): void
}

/** The lines must hold no control characters: names have to be made visible before. */
export function createLiveArea(out: Output): LiveArea {
  let drawn = 0
  let last: readonly string[] = []

  function erase(): string {
    const up = drawn > 0 ? `\u001b[${drawn}A` : ''
    return drawn > 0 ? `${up}\r\u001b[J` : ''
  }

  function live(columns: number): string {
    drawn = last.length
    return last.map((line) => `${clip(line, columns - 1)}\n`).join('')
  }

  return {
    print(line) {
      const columns = out.columns()
      out.write(columns === null ? `${line}\n` : `${erase()}${line}\n${live(columns)}`)
    },
    draw(lines) {
      const columns = out.columns()
      if (columns === null || sameLines(lines, last)) return
      const erased = erase()
      last = lines
      out.write(`${erased}${live(columns)}`)
    },
  }
}

/** Cuts a line so that the terminal does not wrap it: a wrapped line would be erased by half. */
export function clip(line: string, columns: number): string {
  const characters = Array.from(line)
  if (characters.reduce((sum, character) => sum + widthOf(character), 0) <= columns) return line
  let used = 1 // for the mark at the end
  let kept = ''
  for (const character of characters) {
    used += widthOf(character)
    if (used > columns) break
    kept += character
  }
  return `${kept}…`
}

/** Columns a character takes: wide for pictures and for the scripts of East Asia. */
function widthOf(character: string): number {
  if (/\p{M}/u.test(character)) return 0
  return /[\p{Extended_Pictographic}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\uff00-\uff60]/u.test(character)
    ? 2
    : 1
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at])
}
