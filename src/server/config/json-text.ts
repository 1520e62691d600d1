// JSON that a person wrote: what is in it, or where it stops being JSON and why. The parser of the platform names a place
// only for some faults and in words for programmers.

export type JsonAnswer =
  | { readonly kind: 'value'; readonly value: unknown }
  /** `because` is a whole sentence; a line and a column, both from 1, are in it where they help. */
  | { readonly kind: 'faulty'; readonly because: string }

/** Reads the bytes of a JSON file: UTF-8, with or without a byte order mark. */
export function readJson(bytes: Uint8Array): JsonAnswer {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.includes(0)) {
    return faulty('The file is not UTF-8 text; save it as UTF-8.')
  }
  const text = new TextDecoder().decode(bytes) // which takes a byte order mark away
  if (text.trim() === '') return faulty('The file is empty.')
  try {
    const value: unknown = JSON.parse(text)
    return { kind: 'value', value }
  } catch {
    const fault = findFault(text)
    const before = text.slice(0, fault.at).split('\n')
    return faulty(`Line ${before.length}, column ${(before.at(-1) ?? '').length + 1}: not JSON; ${fault.why}.`)
  }
}

function faulty(because: string): JsonAnswer {
  return { kind: 'faulty', because }
}

type Fault = { readonly at: number; readonly why: string }

/** A place in the text. The readers below move it forward and answer what is wrong, or null. */
type Cursor = { readonly text: string; at: number }

function findFault(text: string): Fault {
  const cursor = { text, at: 0 }
  const fault = readValue(cursor)
  if (fault !== null) return fault
  skipSpace(cursor)
  return { at: cursor.at, why: 'something follows the end of the settings' }
}

function readValue(cursor: Cursor): Fault | null {
  skipSpace(cursor)
  switch (cursor.text.charAt(cursor.at)) {
    case '{':
      return readMembers(cursor, '}')
    case '[':
      return readMembers(cursor, ']')
    case '"':
      return readText(cursor)
    default:
      return consume(cursor, /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y)
        ? null
        : wrong(cursor, 'a value is missing here')
  }
}

function readMembers(cursor: Cursor, end: '}' | ']'): Fault | null {
  cursor.at += 1
  skipSpace(cursor)
  if (consume(cursor, end === '}' ? /\}/y : /\]/y)) return null
  for (;;) {
    const fault = end === '}' ? readMember(cursor) : readValue(cursor)
    if (fault !== null) return fault
    skipSpace(cursor)
    if (consume(cursor, end === '}' ? /\}/y : /\]/y)) return null
    const commaAt = cursor.at
    if (!consume(cursor, /,/y)) return wrong(cursor, `a comma or "${end}" is missing here`)
    skipSpace(cursor)
    if (cursor.text[cursor.at] === end) return { at: commaAt, why: `the comma before "${end}" is one too many` }
  }
}

function readMember(cursor: Cursor): Fault | null {
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== '"') return wrong(cursor, 'a key in double quotes is missing here')
  const fault = readText(cursor)
  if (fault !== null) return fault
  skipSpace(cursor)
  return consume(cursor, /:/y) ? readValue(cursor) : wrong(cursor, 'a colon is missing here')
}

function readText(cursor: Cursor): Fault | null {
  const beganAt = cursor.at
  consume(cursor, /"(?:[^"\\\p{Cc}]|\u007f|[\u0080-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy)
  if (consume(cursor, /"/y)) return null
  if (cursor.text[cursor.at] === '\\') return wrong(cursor, 'write a backslash as two, "\\\\"')
  return { at: beganAt, why: 'the text that begins here has no closing quote on its line' }
}

function wrong(cursor: Cursor, why: string): Fault {
  if (cursor.at >= cursor.text.length) return { at: cursor.text.length, why: 'the file ends too early' }
  if (/^(?:\/\/|\/\*|#)/.test(cursor.text.slice(cursor.at, cursor.at + 2))) {
    return { at: cursor.at, why: 'there are no comments in JSON' }
  }
  return { at: cursor.at, why }
}

function skipSpace(cursor: Cursor): void {
  consume(cursor, /[ \t\r\n]*/y)
}

/** Moves over what `pattern` (sticky) matches here. */
function consume(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at
  if (!pattern.test(cursor.text)) return false
  cursor.at = pattern.lastIndex
  return true
}
