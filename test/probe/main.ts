// `node test/probe/main.ts`: prints what this system really does in the cases that reading alone could not decide. It is run
// by the workflow on Windows, macOS and Ubuntu, where people look at what it printed; nothing is judged. Each line begins with
// the name of the case in docs/platforms.md. It runs on plain Node, too, and then says that it is not on Electron; `--stand-in`
// asks the stand-in for Electron instead, to try the questions to Electron, and no others.
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'
import { electronBinary } from '#test/end-to-end/app/rig/launch.ts'
import { electronFacts, noElectron } from './electron-facts.ts'
import { fileFacts } from './file-facts.ts'
import { folderFacts } from './folder-facts.ts'
import type { Fact } from './fact.ts'

const onThisSystem = [fileFacts, folderFacts, electronBinary().isReal ? electronFacts : noElectron]
const parts: readonly ((folder: string) => AsyncGenerator<Fact, void>)[] = process.argv.includes('--stand-in')
  ? [electronFacts]
  : onThisSystem

console.log(`system: ${process.platform} ${process.arch}, Node ${process.versions.node}`)
const folder = makeFolder()
try {
  for (const part of parts) for await (const { about, seen } of part(folder)) console.log(`${about}: ${seen}`)
} finally {
  removeFolder(folder)
}
