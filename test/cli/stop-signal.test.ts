import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const program = `
import { listenForStop, stopped } from '#cli/stop-signal.ts'
import { english } from '#shared/messages/english.ts'
const stop = listenForStop(english.say)
const alive = setInterval(() => undefined, 1000)
console.log('ready', stop.aborted)
await stopped(stop)
console.log(await stopped(stop), stop.aborted)
setTimeout(() => { clearInterval(alive); console.log('ended in peace') }, 200)
`

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s is a request to stop, and a second one does not hurry it',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program])
    let printed = ''
    child.stdout.on('data', (bytes: Buffer) => {
      printed += bytes.toString()
      if (printed.endsWith('ready false\n')) child.kill(signal)
      if (printed.endsWith('stopped true\n')) child.kill('SIGINT')
    })
    await once(child, 'close')
    expect(printed).toBe('ready false\nstopped true\nended in peace\n')
    expect(child.exitCode).toBe(0)
  },
)

const printer = `
import { listenForStop, stopped } from '#cli/stop-signal.ts'
import { english } from '#shared/messages/english.ts'
const stop = listenForStop(english.say)
const alive = setInterval(() => process.stdout.write('a line\\n'), 20)
console.error(await stopped(stop))
clearInterval(alive)
`

test.skipIf(process.platform !== 'linux')(
  'a full disk behind the output is no request to stop, and is told',
  async () => {
    const full = openSync('/dev/full', 'w')
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', printer], {
      stdio: ['ignore', full, 'pipe'],
    })
    let errors = ''
    child.stderr?.on('data', (bytes: Buffer) => (errors += bytes.toString()))
    await once(child, 'close')
    expect(errors).toBe('What Outbox prints cannot be written (ENOSPC), so it ends.\ncannot_print\n')
  },
)

test('a reader that goes away is no request to stop either', async () => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', printer])
  let errors = ''
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()))
  child.stdout.once('data', () => child.stdout.destroy())
  await once(child, 'close')
  expect(errors).toBe('nobody_reads\n')
})
