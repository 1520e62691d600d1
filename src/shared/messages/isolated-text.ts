// Names that are written from the right, inside texts that are written from the left: without a mark they turn around what
// stands beside them, and a path seems to lead to another folder.

/** Letters that are written from the right, wherever Unicode keeps them. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const [firstStrong, end] = ['\u2068', '\u2069']

/** Whether a text holds letters that turn what stands beside them. */
export function isTurned(text: string): boolean {
  return fromTheRight.test(text)
}

/** The names of a path, each with the separator behind it. */
export function pathParts(path: string): readonly string[] {
  return path.split(/(?<=[/\\])/)
}

/** The text by itself, whatever stands around it; of a path each name by itself, so that they stay in their order. */
export function isolatedText(text: string): string {
  if (!isTurned(text)) return text
  const parts = pathParts(text)
  // A sentence has isolated its names already.
  const inside = parts.length === 1 || text.includes(firstStrong) ? text : parts.map(isolatedPart).join('')
  return `${firstStrong}${inside}${end}`
}

function isolatedPart(part: string): string {
  const name = /^[^/\\]*/.exec(part)?.[0] ?? ''
  return isTurned(name) ? `${firstStrong}${name}${end}${part.slice(name.length)}` : part
}
