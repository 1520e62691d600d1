// The whole company as processes on Windows.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { lastStates, runOutbox } from '#test/end-to-end/outbox-process.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const readySchema = z.looseObject({ event: z.literal('ready'), url: z.string(), deviceToken: z.string().optional() })

/** Starts a program of the project and answers the line it says when it is ready. */
async function started(script: string, words: readonly string[]): Promise<z.infer<typeof readySchema>> {
  const child = spawn(process.execPath, [builtProgram(script), ...words, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return readySchema.parse(JSON.parse(String(line)))
}

test('local Dropbox, company server and Outbox, each a process', async ({ expect }) => {
  const home = temporaryFolder()
  const dropbox = await started('src/emulator/main.ts', ['--data', join(home, 'dropbox')])
  const server = await started('src/server/main.ts', ['--demo', '--dropbox', dropbox.url, '--port', '0'])
  await writeFile(join(home, 'token'), server.deviceToken ?? '')
  const folder = join(home, 'reports')
  await mkdir(folder)
  await writeFile(join(folder, 'report.txt'), 'the report')
  const reach = ['--server', server.url, '--token-file', join(home, 'token'), '--allow-loopback']

  const doctor = await runOutbox(['doctor', ...reach, '--folder', folder])
  expect(doctor.events.filter(({ event }) => event === 'check')).not.toContainEqual(
    expect.objectContaining({ ok: false }),
  )
  expect(doctor.code).toBe(0)

  const data = join(home, 'data')
  const sent = await runOutbox(['send', join(folder, 'report.txt'), ...reach, '--data', data])
  expect([sent.code, lastStates(sent.events)]).toEqual([0, { 'report.txt': 'done' }])
  expect(await readFile(join(home, 'dropbox/files/Outbox/report.txt'), 'utf8')).toBe('the report')
})
