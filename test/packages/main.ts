// `npm run test:packages`: makes every package that can be made on Debian, installs it as an administrator would, and looks.
//
//   npm run test:packages            all of it; ends with "N passed, N failed"
//   npm run test:packages -- linux   one part: see `parts` below
//
// Not a part of `npm test`: it takes some minutes, needs the user root, and makes a small Debian once.
import { Checks } from './checks.ts'
import { checkLinux } from './linux/app.ts'
import { checkPrograms } from './programs/programs.ts'
import { checkWindows } from './windows/windows.ts'
import { missingPackages, whyNotHere } from './needs.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'
import { sentenceOf } from '#test/run/count.ts'

/** Each makes its packages in the folder it is given. */
const parts: Readonly<Record<string, (checks: Checks, folder: string) => Promise<void>>> = {
  linux: checkLinux,
  programs: checkPrograms,
  windows: checkWindows,
}

const words = process.argv.slice(2)
const unknown = words.filter((word) => !(word in parts))
const because = whyNotHere() ?? missingPackages()
if (unknown.length > 0) {
  console.error(`There is no part "${unknown[0]}". There are ${Object.keys(parts).join(', ')}.`)
  process.exitCode = 2
} else if (because !== null) {
  console.error(because)
  console.log('\n0 passed, 1 failed')
  process.exitCode = 1
} else {
  const checks = new Checks()
  for (const name of words.length > 0 ? words : Object.keys(parts)) {
    const folder = makeFolder()
    console.log(`\n${name}`)
    try {
      await checks.check(`the part ${name} runs to its end`, async () => parts[name]?.(checks, folder))
    } finally {
      removeFolder(folder)
    }
  }
  const count = checks.count()
  console.log(`\n${sentenceOf(count)}`)
  process.exitCode = count.failed === 0 ? 0 : 1
}
