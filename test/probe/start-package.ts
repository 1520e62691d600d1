// `node test/probe/start-package.ts PROGRAM`: starts an installed Outbox once, as a person would, and tells what it did: whether
// it came up, what its log says, and that it ends when it is told to. Exit status: 0 it came up and ended, 1 it did not.
// Playwright cannot drive an installed Outbox: its fuses forbid it, as they must.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

const mostStartMs = 60_000
const mostEndMs = 20_000
/** Long enough for a start that fails late: a sandbox that is refused ends the program within the first second. */
const staysMs = 3_000

const [program = ''] = process.argv.slice(2)
if (!existsSync(program)) {
  console.error(`${program === '' ? 'No program was named' : `${program} is not there`}: start-package.ts PROGRAM`)
  process.exit(2)
}

const userData = makeFolder()
try {
  process.exitCode = (await start(join(userData, 'logs', 'outbox.log'))) ? 0 : 1
} finally {
  removeFolder(userData)
}

/** True when the program wrote that it began, stayed, and ended by itself when it was told to. */
async function start(logFile: string): Promise<boolean> {
  const begin = performance.now()
  const child = spawn(program, [`--user-data-dir=${userData}`], { stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) => `${String(code ?? signal)}`)
  const log = (): string => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  while (!log().includes('begin') && child.exitCode === null && performance.now() - begin < mostStartMs)
    await delay(100)
  const hasBegun = log().includes('begin')
  console.log(`${hasBegun ? 'began' : 'DID NOT BEGIN'} after ${Math.round(performance.now() - begin)} ms`)
  const endedEarly = await Promise.race([ended, delay(staysMs, null, { ref: false })])
  if (endedEarly !== null) console.log(`ENDED by itself with ${endedEarly}`)
  child.kill()
  const how = await Promise.race([ended, delay(mostEndMs, null, { ref: false })])
  if (how === null) child.kill('SIGKILL')
  console.log(how === null ? `DID NOT END within ${mostEndMs} ms` : `ended with ${how}`)
  console.log(`its log:\n${log()}`)
  return hasBegun && endedEarly === null && how !== null
}
