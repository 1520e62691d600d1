// This folder: the settings, and what is refused at the start.

// What was written behind `npm run server --`.
import { parseArgs } from 'node:util'
import type { EnrolmentCommand } from './enrolment-arguments.ts'
import { parseEnrolment } from './enrolment-arguments.ts'
import { parseAuditArguments } from './audit-arguments.ts'
import type { AuditCommand } from './audit-arguments.ts'
import { parseLoopbackOrigin } from './loopback-origin.ts'

export type Command =
  | { readonly kind: 'config'; readonly path: string; readonly port: number | null; readonly json: boolean }
  | {
      readonly kind: 'demo'
      readonly dropboxUrl: string
      /** Where the device token is kept between runs; null makes a new one each time. */
      readonly tokenFile: string | null
      /** Where unfinished relays are kept between runs; null: no relays. */
      readonly relayFile: string | null
      readonly port: number | null
      readonly json: boolean
    }
  | { readonly kind: 'check'; readonly path: string; readonly json: boolean }
  | { readonly kind: 'make_token'; readonly name: string }
  | EnrolmentCommand
  | AuditCommand
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly because: string }

export const usage = `Usage: npm run server -- (--config FILE | --demo --dropbox URL) [--port N] [--json]
       npm run server -- --check FILE [--json]
       npm run server -- --make-token NAME
       npm run server -- --config FILE (--enrol NAME [--base FOLDER] | --computers | --revoke NAME) [--json]
       npm run server -- audit verify (--config FILE | --file FILE)
       npm run server -- audit export (--config FILE | --file FILE) [--day D] [--format jsonl|csv]
       npm run server -- --version

  --config FILE       serve a company; docs/company-server.md explains the file
  --check FILE        look whether a company can be served with this file: settings, secrets, Dropbox, folders;
                      exit status 0 when it can, 1 when not
  --demo              serve one made-up device, for a trial on this computer
  --dropbox URL       with --demo: where the Dropbox stand-in is (npm run dropbox)
  --token-file FILE   with --demo: keep the device token here between runs
  --relay-file FILE   with --demo: take files of any size, and keep what is known of unfinished ones here
  --port N            listen here; 0 takes any free port
  --json              print one JSON object a line
  --make-token NAME   make a token for a new device and print what the settings file needs
  --enrol NAME        make a code for a new computer: typed into Outbox there, once and within 15 minutes, it stands for a token;
                      its files go to FOLDER in Dropbox, or to /NAME
  --computers         list the computers that came by a code
  --revoke NAME       sign one of them out
  audit verify        look whether the rows of the audit are as they were written; exit status 0 when they are, 1 when not
  audit export        print the rows of the audit, of all days or of one
  --file FILE         with audit: the database itself, as "auditDatabase" names it
  --day D             with audit export: a day of UTC like 2026-11-23
  --format F          with audit export: jsonl (one JSON object a line) or csv
  --version           print which Outbox this is
`

const options = {
  config: { type: 'string' },
  check: { type: 'string' },
  demo: { type: 'boolean' },
  dropbox: { type: 'string' },
  'token-file': { type: 'string' },
  'relay-file': { type: 'string' },
  port: { type: 'string' },
  json: { type: 'boolean' },
  'make-token': { type: 'string' },
  enrol: { type: 'string' },
  base: { type: 'string' },
  computers: { type: 'boolean' },
  revoke: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads the arguments; anything unknown or contradictory is refused with a sentence. */
export function parseArguments(words: readonly string[]): Command {
  if (words[0] === 'audit') return parseAuditArguments(words.slice(1))
  const values = readOptions(words)
  if (typeof values === 'string') return { kind: 'refused', because: values }
  if (values.help === true) return { kind: 'help' }
  if (values['make-token'] !== undefined) return { kind: 'make_token', name: values['make-token'] }
  const port = values.port === undefined ? null : parsePort(values.port)
  if (Number.isNaN(port)) return { kind: 'refused', because: '--port needs a number from 0 to 65535.' }
  const json = values.json === true
  if (values.check !== undefined) {
    const extra = values.config !== undefined || values.demo === true || port !== null
    if (extra) return { kind: 'refused', because: '--check takes the settings file itself and goes only with --json.' }
    return { kind: 'check', path: values.check, json }
  }
  const enrolment = parseEnrolment({ ...values, hasMore: port !== null || values.demo === true })
  if (enrolment !== null) return enrolment
  if (values.config !== undefined) {
    const demoOnly = [values.dropbox, values['token-file'], values['relay-file']]
    const extra = values.demo === true || demoOnly.some((value) => value !== undefined)
    if (extra)
      return { kind: 'refused', because: '--config does not go with --demo, --dropbox, --token-file or --relay-file.' }
    return { kind: 'config', path: values.config, port, json }
  }
  if (values.demo !== true)
    return { kind: 'refused', because: 'Either --config FILE or --demo --dropbox URL is needed.' }
  const dropboxUrl = parseLoopbackOrigin(values.dropbox ?? '')
  if (dropboxUrl === null) {
    return { kind: 'refused', because: '--demo needs --dropbox with a local address like http://127.0.0.1:8081.' }
  }
  return {
    kind: 'demo',
    dropboxUrl,
    tokenFile: values['token-file'] ?? null,
    relayFile: values['relay-file'] ?? null,
    port,
    json,
  }
}

function readOptions(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    return error instanceof Error ? `${error.message}.`.replace(/\.\.$/, '.') : 'The options cannot be read.'
  }
}

function parsePort(text: string): number {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : Number.NaN
}
