// This folder: computers that get their token by a code, and not from the settings file.

// `npm run server -- --enrol NAME`, `--computers` and `--revoke NAME`: what an operator does about computers, while the server runs.
import { shownEnrolmentCode } from '#shared/contract/enrolment-api.ts'
import { hashToken } from '../devices.ts'
import type { ServerClock } from '../clock.ts'
import type { EnrolmentCommand } from '../config/enrolment-arguments.ts'
import type { Settings } from '../config/settings-schema.ts'
import { findEnrolmentFault, longestCodeMinutes, makeCode, openEnrolments } from './enrolment.ts'
import type { EnrolledComputer, EnrolmentStore } from './enrolment-store.ts'

export type CommandEnd = { readonly ok: boolean; readonly text: string }

/** Does what the operator wants. The text is a whole one for a terminal, or one JSON object. */
export async function runEnrolment(
  command: EnrolmentCommand,
  settings: Settings,
  clock: ServerClock,
): Promise<CommandEnd> {
  const { devices, enrolmentFile } = settings
  if (enrolmentFile === null) {
    return {
      ok: false,
      text: `${command.path}: "enrolmentFile" is missing. It names the file that keeps computers which come by a code.`,
    }
  }
  const store = await openEnrolments(enrolmentFile)
  if (typeof store === 'string') return { ok: false, text: store }
  try {
    switch (command.kind) {
      case 'enrol': {
        const because = findEnrolmentFault(command.enrolment, devices)
        return because === null ? enrol(store, command, clock) : { ok: false, text: because }
      }
      case 'revoke':
        return revoke(store, command)
      case 'computers':
        return { ok: true, text: listOf(store.computers(), command.json) }
    }
  } finally {
    store.close()
  }
}

function enrol(
  store: EnrolmentStore,
  { enrolment, json }: EnrolmentCommand & { kind: 'enrol' },
  clock: ServerClock,
): CommandEnd {
  const code = makeCode()
  const untilMs = clock.wallMs() + longestCodeMinutes * 60_000
  store.openCode(hashToken(code), enrolment, untilMs)
  const shown = shownEnrolmentCode(code)
  const until = new Date(untilMs).toISOString()
  const { base, name } = enrolment
  const text =
    `Code for ${name}: ${shown}\n\n` +
    `It is typed into Outbox on that computer in the place of the key, works once, and until ${until}.\n` +
    `The computer's files go to ${base === '' ? 'the top folder' : base}.`
  return { ok: true, text: json ? JSON.stringify({ event: 'enrolment', name, base, code: shown, until }) : text }
}

function revoke(store: EnrolmentStore, { json, name }: EnrolmentCommand & { kind: 'revoke' }): CommandEnd {
  if (!store.revoke(name)) {
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
