import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const program = `
import { listenForStop, stopped } from '#cli/stop-signal.ts'
const stop = listenForStop()
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
