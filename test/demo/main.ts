// The demo behind `npm start`: a local Dropbox, a company server and the uploader, three programs on 127.0.0.1. It lives
// among the tests because the local Dropbox is a test instrument that no installer may carry.
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openDataFolder } from '#adapters/data-folder.ts'
import { startProgram, startService } from './program.ts'

/** Runs the demo until Ctrl-C. Answers the exit status. `--home DIR` places it elsewhere than in ./outbox-demo. */
export async function runDemo(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { home: { type: 'string' } } })
  const home = resolve(values.home ?? 'outbox-demo')
  const places = {
    folder: join(home, 'drop-files-here'),
    dropbox: join(home, 'dropbox'),
    data: join(home, 'data'),
    token: join(home, 'token'),
  }
  mkdirSync(places.folder, { recursive: true })
  const lock = openDataFolder(join(home, 'running'))
  if (lock.kind === 'refused') {
    const why = lock.reason === 'in_use' ? 'The demo is already running.' : `The demo cannot write to ${home}.`
    console.error(`${why} Files go into ${places.folder}`)
    return 1
  }
  try {
    return await runPrograms(places)
  } finally {
    lock.folder.release()
  }
}

type Places = { readonly folder: string; readonly dropbox: string; readonly data: string; readonly token: string }

async function runPrograms(places: Places): Promise<number> {
  const dropbox = await startService('../dropbox/main.ts', ['--data', places.dropbox, '--port', '0'])
  if (dropbox === null) return 1
  const serverArgs = ['--demo', '--dropbox', dropbox.url, '--token-file', places.token, '--port', '0']
  const server = await startService('../../src/server/main.ts', serverArgs)
  if (server === null) {
    await dropbox.end()
    return 1
  }
  console.log(welcome(places))
  const code = await runUploader(places, server.url)
  await Promise.all([server.end(), dropbox.end()])
  return code
}

function welcome(places: Places): string {
  return `
Outbox demo. Everything runs on this computer; nothing leaves it.

  Put files or folders into   ${places.folder}
  They arrive in              ${join(places.dropbox, 'files')}

Ctrl-C ends the demo. Start it again with npm start: what was sent is remembered.
`
}

/** Runs the uploader in the same terminal, so that its bars show, and passes a wish to stop on to it. */
async function runUploader(places: Places, serverUrl: string): Promise<number> {
  const args = ['watch', '--folder', places.folder, '--server', serverUrl, '--token-file', places.token]
  const uploader = startProgram('../../src/cli/main.ts', [...args, '--data', places.data, '--allow-loopback'], 'shown')
  const exited = once(uploader, 'exit')
  const stop = (): void => void uploader.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  await exited
  return uploader.exitCode ?? 1
}
