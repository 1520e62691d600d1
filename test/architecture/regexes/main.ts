// `npm run regexes`: judges each regular expression that is not in the list yet, and writes the list anew.
import { writeFileSync } from 'node:fs'
import { judgedFile, judgedRegexes, slownessOf } from './judge-regexes.ts'
import { usedRegexes } from './used-regexes.ts'

const judged = judgedRegexes()
const linear: string[] = []
for (const [regex, path] of usedRegexes()) {
  const because = judged.has(regex) ? null : await slownessOf(regex)
  if (because === null) linear.push(regex)
  else {
    process.exitCode = 1
    console.error(`${path}: ${regex} is not linear: ${because}`)
  }
}
writeFileSync(judgedFile, `${JSON.stringify(linear.toSorted(), null, 2)}\n`)
