// The demo behind `npm start`: a local Dropbox, a company server and Outbox, three programs on 127.0.0.1.
// No installer carries it.
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDataFolder } from '#adapters/system/data-folder.ts'
import { buildApp, runApp } from './app.ts'
import { placesIn } from './paths.ts'
import type { Places } from './paths.ts'
import { startProgram, startService } from './program.ts'
import { keepPort, keptPort } from './server-port.ts'
import { findElectron, findStandIn } from './runtime.ts'
import type { Runtime } from './runtime.ts'

const options = {
  home: { type: 'string', default: 'outbox-demo' },
  terminal: { type: 'boolean', default: false },
  'stand-in': { type: 'boolean', default: false },
  headless: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const usage = `Usage: npm start -- [--home DIR] [--terminal | --stand-in [--headless]]

  --home DIR   keep what it makes here; without it in ./outbox-demo
  --terminal   show the queue in this terminal, not in a window
  --stand-in   show the window on Chromium, without Electron's runtime
  --headless   with --stand-in: no screen is needed; a picture of the window is kept in DIR
  --help       print this
  --version    print which Outbox this is`

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']
type Intent = { readonly terminal: boolean; readonly 'stand-in': boolean; readonly headless: boolean }

/**
 * Runs the demo until Ctrl-C or until the app is quit. Answers the exit status. `--home DIR` places it elsewhere than in
 * ./outbox-demo; `--terminal` shows it in the terminal; `--stand-in` opens the window without Electron's runtime, and with
 * `--headless` takes pictures of it instead.
 */
export async function runDemo(args: readonly string[]): Promise<number> {
  const values = readWords(args)
  if (typeof values === 'string') {
    console.error(`${values}\n\n${usage}`)
    return 1
  }
  if (values.help) {
    console.log(usage)
    return 0
  }
  const places = placesIn(values.home)
  mkdirSync(places.folder, { recursive: true })
  const lock = openDataFolder(join(places.home, 'running'))
  if (lock.kind === 'refused') {
    const why = lock.reason === 'in_use' ? 'The demo is already running.' : `The demo cannot write to ${places.home}.`
    console.error(`${why} Files go into ${places.folder}`)
    return 1
  }
  try {
    const runtime = await runtimeFor(values)
    return await runPrograms(places, runtime, values.headless)
  } finally {
    lock.folder.release()
  }
}

/** The words of the command line; a sentence where they cannot be understood. */
function readWords(args: readonly string[]): Values | string {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'The command line cannot be read.'
  }
}

/** What to open the window with; null: the terminal is asked for, or all there is. */
async function runtimeFor(intent: Intent): Promise<Exclude<Runtime, { kind: 'none' }> | null> {
  if (intent.terminal) return null
  const runtime = intent['stand-in']
    ? findStandIn(process.env['STANDIN_CHROMIUM'] ?? '/usr/bin/chromium')
    : await findElectron({
        platform: process.platform,
        environment: process.env,
        isSuperUser: process.getuid?.() === 0,
      })
  if (runtime.kind === 'none') {
    console.log(`No window, because ${runtime.because}. Outbox runs in this terminal instead.`)
    return null
  }
  if (runtime.kind === 'stand_in') console.log('The window is shown by the stand-in for Electron.')
  return (await buildApp()) ? runtime : null
}

async function runPrograms(
  places: Places,
  runtime: Exclude<Runtime, { kind: 'none' }> | null,
  headless: boolean,
): Promise<number> {
  const dropbox = await startService('../emulator/main.ts', ['--data', places.dropbox, '--port', '0'])
  if (dropbox === null) return 1
  const portFile = join(places.home, 'server-port')
  const port = String(await keptPort(portFile))
  const kept = ['--token-file', places.token, '--relay-file', places.relays]
  const serverArgs = ['--demo', '--dropbox', dropbox.url, ...kept, '--port', port]
  const server = await startService('../server/main.ts', serverArgs)
  if (server === null) {
    await dropbox.end()
    return 1
  }
  await keepPort(portFile, server.url)
  console.log(welcome(places))
  const code =
    runtime === null
      ? await runInTerminal(places, server.url)
      : await runApp({ places, serverUrl: server.url, runtime, headless })
  await Promise.all([server.end(), dropbox.end()])
  return code
}

function welcome(places: Places): string {
  return `
Outbox demo. Everything runs on this computer; nothing leaves it.

  Put files of any size into  ${places.folder}
  They arrive in              ${join(places.dropbox, 'files')}

Ctrl-C ends the demo. Start it again with npm start: what was sent is remembered.
`
}

/** Runs the uploader in the same terminal, so that its bars show, and passes a request to stop on to it. */
async function runInTerminal(places: Places, serverUrl: string): Promise<number> {
  const args = ['watch', '--folder', places.folder, '--server', serverUrl, '--token-file', places.token]
  const uploader = startProgram('../cli/main.ts', [...args, '--data', places.data, '--allow-loopback'], 'shown')
  const exited = once(uploader, 'exit')
  const stop = (): void => void uploader.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  await exited
  return uploader.exitCode ?? 1
}
