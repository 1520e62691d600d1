// What was written behind `npm run probe:dropbox --`.
import { parseArgs } from 'node:util'
import { askedBy, type Asked } from '#cli/one-command.ts'
import { isUsualLoopbackHost } from '#shared/http/loopback.ts'

export type Command = {
  readonly tokenFile: string
  readonly apiUrl: URL
  readonly large: boolean
  readonly yes: boolean
  readonly json: boolean
}

export const usage = `Usage: npm run probe:dropbox -- --token-file F [--api-url URL] [--large] [--yes] [--json]

Asks a Dropbox account what Dropbox's documents leave open about upload links, and says how the switches of the local Dropbox
should stand. It writes into a folder of its own, which it takes away at the end, and reads nothing of the account. It says how
much it will write, and asks before it begins.

  --token-file F      a file with an access token whose app may write files (files.content.write); take a test account
  --api-url URL       a local Dropbox on this computer in the place of Dropbox
  --large             also 160 and 400 MiB, which Dropbox's documents do not speak of
  --yes               begin without asking
  --json              print one JSON object a line
  --version           print which Outbox this is

Exit status: 0 when all was asked and the folder is gone, 1 when it could not run, 2 when a probe had no answer or the folder is still there.
`

const options = {
  'token-file': { type: 'string' },
  'api-url': { type: 'string' },
  large: { type: 'boolean' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const dropboxUrl = 'https://api.dropboxapi.com'

/** Reads the arguments; what is unknown or missing is refused with a sentence. */
export function parseArguments(words: readonly string[]): Asked<Command> {
  return askedBy(() => {
    const { values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false })
    if (values.help === true) return { kind: 'help' }
    const { 'token-file': tokenFile, 'api-url': address = dropboxUrl } = values
    if (tokenFile === undefined) return { kind: 'refused', because: '--token-file F is needed.' }
    const apiUrl = URL.parse(address)
    if (apiUrl === null || (address !== dropboxUrl && !isUsualLoopbackHost(apiUrl.hostname))) {
      // The token opens an account: it goes to Dropbox, or nowhere beyond this computer.
      return { kind: 'refused', because: '--api-url must be the address of a local Dropbox on this computer.' }
    }
    const { json, large, yes } = { json: false, large: false, yes: false, ...values }
    return { kind: 'run', command: { tokenFile, apiUrl, large, yes, json } }
  })
}
