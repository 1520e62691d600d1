// `npm start` as a newcomer meets it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const script = fileURLToPath(new URL('../../src/start.mjs', import.meta.url))

type Demo = {
  readonly until: (text: string) => Promise<void>
  readonly ended: () => Promise<number | null>
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>
  readonly printed: () => string
}

const left: (() => void)[] = []
const home = folderForAll()
/** The demo that the newcomer started last; null where something failed before. */
let lasting: Demo | null = null
const endAll = (): void => {
  for (const end of left.splice(0)) end()
}
afterEach(({ task }) => {
  if (task.result?.state === 'fail') endAll()
})
afterAll(endAll)

function startDemo(more: readonly string[] = []): Demo {
  const child = spawn(process.execPath, [script, 'demo', '--terminal', '--home', home, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const heard = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      printed += bytes.toString()
      for (const hear of heard) hear()
    })
  }
  const closed = once(child, 'close')
  left.push(() => child.kill('SIGKILL'))
  return {
    printed: () => printed,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (printed.includes(text)) resolve()
        }
        heard.add(look)
        look()
        void closed.then(() => reject(new Error(`the demo ended before it said "${text}": ${printed}`)))
      }),
    async ended() {
      await closed
      return child.exitCode
    },
    async stop(signal) {
      child.kill(signal)
      await closed
      return child.exitCode
    },
  }
}

test('a newcomer sees where to put files, where they arrive, and can stop and start again', async () => {
  const first = startDemo()
  await first.until('Watching ')
  expect(first.printed()).toContain(join(home, 'drop-files-here'))
  await writeFile(join(home, 'drop-files-here', 'hello.txt'), 'hello')
  await first.until('✓ hello.txt (5 bytes) is in Dropbox')
  expect(await readFile(join(home, 'dropbox', 'files', 'Outbox', 'hello.txt'), 'utf8')).toBe('hello')

  const second = startDemo()
  await second.until('The demo is already running.')
  expect(await first.stop('SIGINT')).toBe(0)
  expect(first.printed()).toContain('1 file is in Dropbox.')

  const again = startDemo()
  await again.until('Watching ')
  await writeFile(join(home, 'drop-files-here', 'more.txt'), 'more')
  await again.until('✓ more.txt')
  expect(again.printed()).not.toContain('hello.txt')
  lasting = again
})

test('a demo that is killed leaves no program behind that would keep the next from starting', async () => {
  const killed = lasting ?? startDemo()
  await killed.until('Watching ')
  await killed.stop('SIGKILL')
  const next = startDemo()
  await next.until('Watching ')
  expect(await next.stop('SIGTERM')).toBe(0)
})

test('who asks how to start it is told, and a wrong word is answered in a sentence', async () => {
  const asking = startDemo(['--help'])
  await asking.until('--stand-in')
  expect(await asking.ended()).toBe(0)
  const wrong = startDemo(['--stand-inn'])
  await wrong.until("Unknown option '--stand-inn'")
  expect(await wrong.ended()).toBe(1)
  expect(wrong.printed()).not.toContain('    at ')
})
