// A process of its own that is a file system: `server.ts FOLDER RULES` mounts it at the folder and serves it until its standard
// input ends; then it takes the mount away. The words `hang` and `answer` there end and begin its answers. In the process that uses it, a synchronous look at it would wait for itself.
import { spawnSync } from 'node:child_process'
import { open } from 'node:fs/promises'
import { Answers } from './answers.ts'
import { nameRules } from './tree.ts'
import { mostWriteBytes, readAsk, writeReply } from './wire.ts'
import type { Ask } from './wire.ts'

const [folder = '', named = ''] = process.argv.slice(2)
const rules = Object.entries(nameRules).find(([name]) => name === named)?.[1]
if (rules === undefined) throw new Error(`there are no rules named ${named}`)

const device = await open('/dev/fuse', 'r+')
const words = ['-i', '-t', 'fuse', '-o', 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other', 'outbox-test', folder]
const mounted = spawnSync('mount', words, { stdio: ['ignore', 'ignore', 'pipe', device.fd], encoding: 'utf8' })
if (mounted.status !== 0) throw new Error(`mount: ${mounted.stderr}`)

/** What was asked while nothing is answered; null while all is. */
const waiting: { asks: Ask[] | null } = { asks: null }

process.stdin.setEncoding('utf8').on('data', (words: string) => {
  const asks = waiting.asks ?? []
  waiting.asks = words.includes('hang') ? asks : null
  if (waiting.asks === null) for (const ask of asks) void reply(ask)
  process.stdout.write('done\n')
})
process.stdin.once('end', () => {
  spawnSync('umount', ['-l', folder])
  // Whoever still has a file open keeps the mount alive; nobody is to wait for that.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1_000).unref()
})

const answers = new Answers(rules, () => BigInt(Date.now()) * 1_000_000n)
const bytes = Buffer.alloc(mostWriteBytes + 4_096)
process.stdout.write('mounted\n')
for (;;) {
  const isGone = await device.read(bytes, 0, bytes.length).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENODEV',
  )
  if (isGone) break
  const ask = readAsk(bytes)
  if (waiting.asks === null) await reply(ask)
  else waiting.asks.push(ask)
}
process.exit(0)

async function reply(ask: Ask): Promise<void> {
  const answer = answers.answer(ask)
  // The one who asked may have given up meanwhile.
  if (answer !== null) await device.write(writeReply(ask.unique, answer)).catch(() => undefined)
}
