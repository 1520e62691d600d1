// Words that stand in ledgers and have another name in the code by now. What is on disk stays as it is, also where the
// format is the same: a row is written anew when its upload moves on. So a name in the code may change at any time; the one
// that was written goes into this table, and no other file knows it. Rows of version 1 have these words, and so have rows
// that early builds of version 2 wrote. (`kind: 'setback'` in the history is still the code's own word.)

const presentFields: ReadonlyMap<string, string> = new Map([
  ['loose', 'unconfirmed'],
  ['print', 'fingerprint'],
  ['setbacks', 'failures'],
  ['wish', 'intent'],
])

const presentReasons: ReadonlyMap<unknown, string> = new Map([['link_skipped', 'symbolic_link']])

/** No record is deeper: upload, state, fingerprint, stat. */
const mostLevels = 4

/** A record or note of unknown content with the names that the code has for its fields and reasons. */
export function inPresentWords(value: unknown, levels: number = mostLevels): unknown {
  if (typeof value !== 'object' || value === null || levels === 0) return value
  const fields = Object.entries(value).map(([name, field]) => {
    const present = name === 'reason' ? (presentReasons.get(field) ?? field) : inPresentWords(field, levels - 1)
    return [presentFields.get(name) ?? name, present]
  })
  return Object.fromEntries(fields)
}
