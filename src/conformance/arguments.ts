// What was written behind `npm run conformance --`.
import { parseArgs } from 'node:util'
import { askedBy, type Asked } from '#cli/one-command.ts'

export type Command = {
  readonly server: string
  readonly tokenFile: string
  readonly allowLoopback: boolean
  readonly json: boolean
}

export const usage = `Usage: npm run conformance -- --server URL --token-file F [--allow-loopback] [--json]

Looks at a company's server from outside, as an Outbox would use it, and says which parts of the link API it has.
It sends a few files of some bytes into a folder of their own, whose name it says, and asks for some links that nobody uses.

  --server URL        the address of the company server
  --token-file F      a file with the token of a device
  --allow-loopback    take plain http to this very computer
  --json              print one JSON object a line
  --version           print which Outbox this is

Exit status: 0 when an Outbox can work with this server, 1 when it could not be looked at, 2 when a needed part is missing.
`

const options = {
  server: { type: 'string' },
  'token-file': { type: 'string' },
  'allow-loopback': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads the arguments; what is unknown or missing is refused with a sentence. */
export function parseArguments(words: readonly string[]): Asked<Command> {
  return askedBy(() => {
    const { values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false })
    if (values.help === true) return { kind: 'help' }
    const { server, 'token-file': tokenFile } = values
    if (server === undefined || tokenFile === undefined) {
      return { kind: 'refused', because: '--server URL and --token-file F are needed.' }
    }
    const allowLoopback = values['allow-loopback'] === true
    return { kind: 'run', command: { server, tokenFile, allowLoopback, json: values.json === true } }
  })
}
