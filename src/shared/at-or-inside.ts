// Whether one path is, or lies in, another: told by the text alone.

/**
 * True when `path` is `folder` or something in it. Both are resolved: no `..`, no separator at the end but that of a root.
 * Where the separator is Windows' own, upper and lower case are one.
 */
export function isAtOrInside(path: string, folder: string, separator: '/' | '\\'): boolean {
  if (separator === '\\') return startsAt(path.toLowerCase(), folder.toLowerCase(), separator)
  return startsAt(path, folder, separator)
}

function startsAt(path: string, folder: string, separator: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(separator) ? folder : `${folder}${separator}`)
}
