// `npm run probe:dropbox`: says what it will write, asks, probes, takes its folder away, and ends with its exit status.
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { createClock } from '#adapters/system/clock.ts'
import { complain, exitCodes, needsPerson } from '#cli/output/exit-status.ts'
import { runOneCommand } from '#cli/one-command.ts'
import { readTokenFile } from '#cli/token-file.ts'
import { english } from '#shared/messages/english.ts'
import { createAccount } from './account.ts'
import { parseArguments, usage } from './arguments.ts'
import type { Command } from './arguments.ts'
import { bodyProbes, sizeProbe } from './body-probes.ts'
import { linkProbes } from './link-probes.ts'
import { otherProbes } from './other-probes.ts'
import { jsonOf, linesOf, switchesOf } from './report.ts'
import { askProbe, cleanUp, extentOf } from './run.ts'
import type { Result } from './run.ts'

const mebibyte = 1024 * 1024
const largeSizes = [160 * mebibyte, 400 * mebibyte]

process.exitCode = await runOneCommand(parseArguments(process.argv.slice(2)), usage, probe)

async function probe({ apiUrl, json, large, tokenFile, yes }: Command): Promise<number> {
  const read = await readTokenFile(tokenFile, english.say)
  if (read.kind === 'refused') return complain(read.text)
  const probes = [...linkProbes, ...bodyProbes, ...otherProbes, ...(large ? [sizeProbe(largeSizes)] : [])]
  const folder = `/outbox-probe-${randomBytes(6).toString('hex')}`
  const { bytes, files } = extentOf(probes)
  const plan = `It writes up to ${files} files, ${Math.ceil(bytes / mebibyte)} MiB together, into the folder ${folder} at ${apiUrl.host}, and takes the folder away at the end.`
  if (!yes && !process.stdin.isTTY) return complain(`${plan}\nNobody can be asked here. Say --yes to begin.`)
  if (!yes && !(await isAgreed(plan))) return complain('Nothing was written.')
  const print = (text: string) => void process.stdout.write(text)
  print(json ? `${JSON.stringify({ event: 'ready', api: apiUrl.origin, folder, files, bytes })}\n` : `${plan}\n\n`)
  const context = { account: createAccount(apiUrl, read.token, folder), sleep: (ms: number) => createClock().delay(ms) }
  let isStopped = false
  process.once('SIGINT', () => (isStopped = true))
  const results: Result[] = []
  for (const one of probes) {
    if (isStopped) break
    const result = await askProbe(one, context)
    results.push(result)
    print(json ? jsonOf(result) : linesOf(result))
  }
  const left = await cleanUp(context)
  const switches = switchesOf(results)
  if (json) print(`${JSON.stringify({ event: 'summary', switches, folderGone: left === null })}\n`)
  else print(`\nFor the local Dropbox: ${JSON.stringify({ kind: 'switches', switches })}\n`)
  if (left !== null)
    return needsPerson(`The folder ${folder} is still there; take it away by hand. Dropbox said: ${left}`)
  return results.length < probes.length || results.some(({ outcome }) => outcome === 'failed')
    ? exitCodes.needsPerson
    : exitCodes.fine
}

async function isAgreed(plan: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question(`${plan}\nBegin? [y/N] `)
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}
