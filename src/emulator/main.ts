// `npm run dropbox`: the emulator in a terminal.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isAccountId } from './disk/account-id.ts'
import type { JournalEntry } from './model/journal.ts'
import { startDropbox, type Dropbox, type DropboxOptions } from './start.ts'

const usage = `Usage: npm run dropbox -- [--port N] [--data DIR] [--account ID] [--tls-cert FILE --tls-key FILE] [--json]

  --port N          listen here on 127.0.0.1; 0, or nothing said, takes any free port
  --data DIR        keep files and their history here; without it all is gone at the end
  --account ID      whose account it is: dbid: and 35 letters, digits, - or _
  --tls-cert FILE   with --tls-key FILE: serve https, as Dropbox's own SDKs insist on
  --json            print one JSON object and nothing else
  --help            print this
  --version         print which Outbox this belongs to
`

type Asked =
  | { readonly kind: 'start'; readonly options: DropboxOptions; readonly json: boolean }
  | { readonly kind: 'help' }
  | Refused
type Refused = { readonly kind: 'refused'; readonly why: string }

/** Reads the command line. A wrong one is refused in a sentence. */
function readAsked(args: readonly string[]): Asked {
  const text = { type: 'string' } as const
  const known = {
    port: text,
    data: text,
    account: text,
    'tls-cert': text,
    'tls-key': text,
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    const { values } = parseArgs({ args: [...args], options: known, strict: true, allowPositionals: false })
    if (values.help === true) return { kind: 'help' }
    const port = Number(values.port ?? 0)
    if (values.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535)
      return refused('The port must be a number from 0 to 65535.')
    if (values.account !== undefined && !isAccountId(values.account))
      return refused('The account must be dbid: and 35 letters, digits, - or _.')
    const cert = values['tls-cert']
    const key = values['tls-key']
    if ((cert === undefined) !== (key === undefined)) return refused('--tls-cert and --tls-key belong together.')
    const tls =
      cert === undefined || key === undefined
        ? null
        : { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
    const options = {
      port,
      ...(values.data === undefined ? {} : { dataDir: values.data }),
      ...(values.account === undefined ? {} : { accountId: values.account }),
      ...(tls === null ? {} : { tls }),
    }
    return { kind: 'start', options, json: values.json ?? false }
  } catch (cause) {
    return refused(cause instanceof Error ? cause.message : 'The command line cannot be read.')
  }
}

function refused(why: string): Refused {
  return { kind: 'refused', why }
}

/** A script reads one line and may never read another, so with `--json` nothing follows that could fill its pipe. */
function announce(dropbox: Dropbox, json: boolean): void {
  const { url, accessToken, refreshToken, appKey, appSecret, filesDir } = dropbox
  if (json) {
    console.log(JSON.stringify({ event: 'ready', url, accessToken, refreshToken, appKey, appSecret, filesDir }))
    return
  }
  console.log(`A local Dropbox is at ${url}`)
  console.log(`Received files lie in ${filesDir}`)
  console.log(`Access token: ${accessToken}`)
  console.log(`For a company server: app key ${appKey}, app secret ${appSecret}, refresh token ${refreshToken}`)
  console.log('Ctrl-C ends it.')
}

/** Says to a person which file arrived. Nothing else of the journal is said: it names links. */
function log(entry: JournalEntry): void {
  if (entry.kind === 'commit') console.log(`Received ${JSON.stringify(entry.path)} (${entry.sizeBytes} bytes)`)
  if (entry.kind === 'commit_unchanged') console.log(`${JSON.stringify(entry.path)} was there already, unchanged`)
}

async function main(): Promise<number> {
  const asked = readAsked(process.argv.slice(2))
  if (asked.kind === 'refused') {
    console.error(`${asked.why}\n\n${usage.trimEnd()}`)
    return 1
  }
  if (asked.kind === 'help') {
    console.log(usage.trimEnd())
    return 0
  }
  let dropbox: Dropbox
  try {
    dropbox = await startDropbox(asked.json ? asked.options : { ...asked.options, onEntry: log })
  } catch (cause) {
    console.error(`The local Dropbox could not start: ${cause instanceof Error ? cause.message : 'unknown reason'}`)
    return 1
  }
  announce(dropbox, asked.json)
  await new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await dropbox.close()
  return 0
}

process.exitCode = await main()
