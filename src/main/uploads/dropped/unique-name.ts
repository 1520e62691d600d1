// Names for copies: "report.pdf", and when that is taken "report (2).pdf".

/** Beyond so many copies of one name something else is wrong. */
export const mostSameNames = 200

/** Dropbox and most disks take so many units in one name. */
const longestName = 255

/** The names to try for a copy of `name`, one after the other. The ending stays at the end, whatever its length. */
export function* copyNames(name: string): Generator<string> {
  yield name
  const dot = name.lastIndexOf('.')
  const [base, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let copy = 2; copy <= mostSameNames; copy += 1) {
    const mark = ` (${copy})`
    yield `${base.slice(0, longestName - ending.length - mark.length)}${mark}${ending}`
  }
}
