// Takes characters off the ends of a text, in one pass: an expression like `/\/+$/` looks at a row of slashes once for each of them.

/** `text` without those of `characters` that it ends with. */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** `text` without those of `characters` that it begins or ends with. */
export function trimOf(text: string, characters: string): string {
  let start = 0
  while (start < text.length && characters.includes(text.charAt(start))) start += 1
  return trimEndOf(text.slice(start), characters)
}
