// A terminal made of text: applies the few control sequences the live area uses, so that tests see what a person sees.
import type { Output } from '#cli/output/printer.ts'

export type Terminal = Output & {
  /** The lines on the screen, without the empty one the cursor waits on. */
  screen(): readonly string[]
  readonly raw: string[]
}

export function aTerminal(columns: number | null): Terminal {
  let lines: string[] = ['']
  let row = 0
  const raw: string[] = []
  return {
    raw,
    columns: () => columns,
    screen: () => (lines.at(-1) === '' ? lines.slice(0, -1) : lines),
    write(text) {
      raw.push(text)
      for (const [part] of text.matchAll(/\p{Cc}\[\d*[AJ]|\r|\n|[^\p{Cc}]+/gu)) {
        if (part === '\n') {
          row += 1
          if (lines[row] === undefined) lines[row] = ''
        } else if (part.endsWith('A') && part.startsWith('\u001b')) row -= Number(part.slice(2, -1))
        else if (part.startsWith('\u001b')) lines = [...lines.slice(0, row), '']
        else if (part !== '\r') lines[row] = `${lines[row] ?? ''}${part}`
      }
    },
  }
}
