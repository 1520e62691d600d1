// This folder: computers that get their token by a code, and not from the settings file.

// `npm run server -- --enrol NAME`, `--computers` and `--revoke NAME`: what an operator does about computers, while the server runs.
import { shownEnrolmentCode } from '#shared/contract/enrolment-api.ts'
import { hashToken } from '../devices.ts'
import type { ServerClock } from '../clock.ts'
import type { EnrolmentCommand } from '../config/enrolment-arguments.ts'
import type { Settings } from '../config/settings-schema.ts'
import { readDatabaseUrl } from '../config/database/database-url.ts'
import { openDatabase } from '../database/database.ts'
import { enrolmentsIn } from './enrolment-store.ts'
import { findEnrolmentFault, longestCodeMinutes, makeCode, openEnrolments } from './enrolment.ts'
import type { EnrolledComputer, EnrolmentStore } from './enrolment-store.ts'

export type CommandEnd = { readonly ok: boolean; readonly text: string }

/** Does what the operator wants. The text is a whole one for a terminal, or one JSON object. */
export async function runEnrolment(
  command: EnrolmentCommand,
  settings: Settings,
  clock: ServerClock,
): Promise<CommandEnd> {
  const { devices } = settings
  const store = await openStore(command, settings)
  if (typeof store === 'string') return { ok: false, text: store }
  try {
    switch (command.kind) {
      case 'enrol': {
        const because = findEnrolmentFault(command.enrolment, devices)
        return because === null ? await enrol(store, command, clock) : { ok: false, text: because }
      }
      case 'revoke':
        return await revoke(store, command)
      case 'computers':
        return { ok: true, text: listOf(await store.computers(), command.json) }
    }
  } finally {
    await store.close()
  }
}

/** The store of the servers that run with these settings, or a sentence why there is none. Closing it closes all that was opened. */
async function openStore({ path }: EnrolmentCommand, settings: Settings): Promise<EnrolmentStore | string> {
  const where = await readDatabaseUrl(settings, process.env)
  if (where.kind === 'refused') return where.because
  if (where.url !== null) {
    const database = await openDatabase(where.url, () => undefined)
    return typeof database === 'string' ? database : enrolmentsIn(database, () => database.close())
  }
  const { enrolmentFile } = settings
  if (enrolmentFile !== null) return openEnrolments(enrolmentFile)
  return `${path}: "enrolmentFile" is missing. It names the file that keeps computers which come by a code.`
}

async function enrol(
  store: EnrolmentStore,
  { enrolment, json }: EnrolmentCommand & { kind: 'enrol' },
  clock: ServerClock,
): Promise<CommandEnd> {
  const code = makeCode()
  const untilMs = clock.wallMs() + longestCodeMinutes * 60_000
  await store.openCode(hashToken(code), enrolment, untilMs)
  const shown = shownEnrolmentCode(code)
  const until = new Date(untilMs).toISOString()
  const { base, name } = enrolment
  const text =
    `Code for ${name}: ${shown}\n\n` +
    `It is typed into Outbox on that computer in the place of the key, works once, and until ${until}.\n` +
    `The computer's files go to ${base === '' ? 'the top folder' : base}.`
  return { ok: true, text: json ? JSON.stringify({ event: 'enrolment', name, base, code: shown, until }) : text }
}

async function revoke(
  store: EnrolmentStore,
  { json, name }: EnrolmentCommand & { kind: 'revoke' },
): Promise<CommandEnd> {
  if (!(await store.revoke(name))) {
    return { ok: false, text: `There is no computer named "${name}" that came by a code and is not signed out yet.` }
  }
  const text = `${name} is signed out. A server that runs hears it within two seconds; the computer keeps its files and asks for a new code.`
  return { ok: true, text: json ? JSON.stringify({ event: 'revoked', name }) : text }
}

function listOf(computers: readonly EnrolledComputer[], json: boolean): string {
  const facts = computers.map(({ base, isRevoked, name, sinceMs }) => ({
    event: 'computer',
    name,
    base,
    since: new Date(sinceMs).toISOString(),
    revoked: isRevoked,
  }))
  if (json) return facts.map((one) => JSON.stringify(one)).join('\n')
  if (facts.length === 0) return 'No computer came by a code yet.'
  return facts
    .map(
      ({ base, name, revoked, since }) =>
        `${name}  ${base === '' ? '/' : base}  since ${since}${revoked ? '  signed out' : ''}`,
    )
    .join('\n')
}
