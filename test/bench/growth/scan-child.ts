// Looks through a folder as the watched one is looked through, up to ten times, and prints the processor time of the cheapest and how
// many files were seen.
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { scanContextOf } from '#adapters/folder/read-folder.ts'
import { walkUnknownFolder } from '#adapters/folder/walk-folder.ts'
import { lookAtRoot } from '#adapters/files/root-identity.ts'

const [folder = ''] = process.argv.slice(2)
const looks = 10
/** What takes long varies little. */
const mostMs = 20_000
let [cheapestMs, allMs, files] = [Infinity, 0, 0]
for (let look = 0; look < looks && allMs < mostMs; look += 1) {
  const start = process.cpuUsage()
  files = await seenIn(folder)
  const { user, system } = process.cpuUsage(start)
  const tookMs = (user + system) / 1_000
  cheapestMs = Math.min(cheapestMs, tookMs)
  allMs += tookMs
}
console.log(JSON.stringify({ cheapestMs, files }))

async function seenIn(root: string): Promise<number> {
  const look = await lookAtRoot(root)
  if (look.kind !== 'folder') throw new Error(`the folder is ${look.kind}`)
  let seen = 0
  for await (const reading of walkUnknownFolder(
    scanContextOf(look, { ignore: createIgnore(), names: { emoji: 'allow' } }),
  )) {
    if (reading.kind !== 'read') throw new Error(`a folder is ${reading.kind}`)
    for (const { kind } of reading.entries.values()) if (kind === 'file') seen += 1
  }
  return seen
}
