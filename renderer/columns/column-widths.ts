// How wide the columns with words are: by what stands in them, so that none is half empty while another one is cut.

/** The columns that share what the numbers and times leave. */
export type WordColumn = 'name' | 'status' | 'destination'

/** Letters in the longest cell of each column. */
export type Letters = Readonly<Record<WordColumn, number>>

/** As long as nothing was read. */
export const usualLetters: Letters = { name: 50, status: 40, destination: 30 }

/** Less looks like a mistake beside the column's head; more is cut. */
const bounds: Readonly<Record<WordColumn, readonly [least: number, most: number]>> = {
  name: [20, 80],
  status: [16, 60],
  destination: [12, 80],
}

/** Of a letter of the list's usual font, with some room to spare. */
const remPerLetter = 0.47

/** The most that is shown of the name of a watched folder beside the name of a file, with its frame. */
const mostTagLetters = 22

/** The room of that name, in letters; none where there is none. */
export function tagLetters(label: string): number {
  return label === '' ? 0 : Math.min(mostTagLetters, label.length + 4)
}

/** Counts the letters of rows; a row without an entry for a column leaves it empty. */
export function lettersOf(rows: readonly Partial<Letters>[]): Letters {
  if (rows.length === 0) return usualLetters
  const longest = (column: WordColumn): number => {
    const [least, most] = bounds[column]
    const letters = rows.reduce((found, row) => Math.max(found, row[column] ?? 0), least)
    return Math.min(letters, most)
  }
  return { name: longest('name'), status: longest('status'), destination: longest('destination') }
}

/**
 * How much of `roomRem` each column of `shown` gets. Who needs no more than an equal share gets what it needs; the others
 * share what that leaves. What nobody needs is for `rest`.
 */
export function widthsFor(
  letters: Letters,
  shown: readonly WordColumn[],
  roomRem: number,
  rest: WordColumn,
): ReadonlyMap<WordColumn, number> {
  const widths = new Map<WordColumn, number>()
  let leftRem = Math.max(0, roomRem)
  const byNeed = shown.toSorted((one, other) => letters[one] - letters[other])
  for (const [at, column] of byNeed.entries()) {
    const width = Math.min(letters[column] * remPerLetter, leftRem / (byNeed.length - at))
    widths.set(column, width)
    leftRem -= width
  }
  return widths.set(rest, (widths.get(rest) ?? 0) + leftRem)
}
