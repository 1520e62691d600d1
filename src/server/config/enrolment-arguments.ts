// What was written about computers that come by a code.
import { tryParse } from '#shared/try-parse.ts'
import type { Enrolment } from '../devices.ts'
import { parseBase } from '../links/destination.ts'
import { deviceName } from './settings-schema.ts'

export type EnrolmentCommand =
  | { readonly kind: 'enrol'; readonly path: string; readonly enrolment: Enrolment; readonly json: boolean }
  | { readonly kind: 'revoke'; readonly path: string; readonly name: string; readonly json: boolean }
  | { readonly kind: 'computers'; readonly path: string; readonly json: boolean }

export type EnrolmentValues = {
  readonly config?: string | undefined
  readonly enrol?: string | undefined
  readonly base?: string | undefined
  readonly computers?: boolean | undefined
  readonly revoke?: string | undefined
  readonly json?: boolean | undefined
  /** Whether anything else was written that only belongs to a server that begins. */
  readonly hasMore: boolean
}

/** The command, a refusal in a sentence, or null where nothing of it was written. */
export function parseEnrolment(
  values: EnrolmentValues,
): EnrolmentCommand | { kind: 'refused'; because: string } | null {
  const { base, computers, config, enrol, hasMore, revoke } = values
  const wanted = [enrol, computers, revoke].filter((value) => value !== undefined)
  if (wanted.length === 0) return base === undefined ? null : refused('--base goes with --enrol.')
  if (wanted.length > 1) return refused('Only one of --enrol, --computers and --revoke can be done at a time.')
  if (config === undefined) return refused('--enrol, --computers and --revoke need --config FILE.')
  if (hasMore) return refused('--enrol, --computers and --revoke go with --config and --json only.')
  const common = { path: config, json: values.json === true }
  if (enrol === undefined && base !== undefined) return refused('--base goes with --enrol.')
  if (revoke !== undefined) return { kind: 'revoke', name: revoke, ...common }
  if (enrol === undefined) return { kind: 'computers', ...common }
  if (!tryParse(deviceName, enrol).success)
    return refused(`"${enrol}" cannot be the name of a computer: it becomes part of file names.`)
  const folder = parseBase(base ?? `/${enrol}`)
  if (folder === null) return refused('--base needs a Dropbox folder like "/Scans/laptop-7".')
  return { kind: 'enrol', enrolment: { name: enrol, base: folder, namespace: '' }, ...common }
}

function refused(because: string): { kind: 'refused'; because: string } {
  return { kind: 'refused', because }
}
