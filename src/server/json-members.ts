// What JSON.parse does not tell: that a member was said twice. Two readers of one text may take different ones of them.

/** How many members the outermost object of a valid JSON text has, repeated ones included. */
export function countMembers(json: string): number {
  let [depth, members] = [0, 0]
  // The closing quote is always there; one that had to be would be looked for from each quote anew.
  for (const [piece] of json.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\]:]/g)) {
    if (piece === '{' || piece === '[') depth += 1
    else if (piece === '}' || piece === ']') depth -= 1
    else if (piece === ':' && depth === 1) members += 1
  }
  return members
}

/** Whether the outermost object of `json`, which was read as `value`, has a member twice. */
export function saysTwice(json: string, value: object): boolean {
  // What was written without spaces, as programs do, is what would be written again: each member is there once.
  if (Array.isArray(value) || JSON.stringify(value) === json) return false
  return countMembers(json) !== Object.keys(value).length
}
