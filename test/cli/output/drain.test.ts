import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const program = `
import { drained } from '#cli/output/drain.ts'
process.stdout.write('x'.repeat(Number(process.env.BYTES)))
const startedMs = performance.now()
await drained([process.stdout, process.stderr])
process.stderr.write(String(Math.round(performance.now() - startedMs)))
process.exit(0)
`

async function waitedMs(bytes: number): Promise<number> {
  const env = { ...process.env, BYTES: String(bytes) }
  // Nobody reads the output: a pipe takes 64 KiB or so, and then no more.
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], { env })
  let errors = ''
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()))
  child.stdout.pause()
  // The end of the process is told before what it said last is read.
  await Promise.all([once(child, 'exit'), once(child.stderr, 'close')])
  child.stdout.destroy()
  return Number(errors)
}

test('the end waits for what leaves', async () => {
  expect(await waitedMs(10)).toBeLessThan(1_000)
})

test('the end waits only a little for what nobody reads', async () => {
  const waited = await waitedMs(10_000_000)
  expect(waited).toBeGreaterThan(1_000)
  expect(waited).toBeLessThan(20_000)
})
