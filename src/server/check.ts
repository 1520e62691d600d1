// `--check`: whether a company can be served with a settings file, looked at from near to far. Nothing is written in
// Dropbox: a link is asked for, and never used.
import { access } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'
import type { DiagnosisCode } from '#shared/contract/link-api.ts'
import type { ServerClock } from './clock.ts'
import { readDatabaseUrl } from './config/database/database-url.ts'
import { readSecretFile } from './config/secret-file.ts'
import { readCredentials, readTls } from './config/secrets.ts'
import { readSettings } from './config/settings.ts'
import type { Settings } from './config/settings-schema.ts'
import { createAccessToken } from './dropbox/access-token.ts'
import { createDropbox } from './dropbox/client.ts'
import type { DropboxApi } from './dropbox/client.ts'
import { isTrouble } from './dropbox/failures.ts'
import { createOutbound, findProxyFault } from './dropbox/fetch.ts'
import { operatorWords } from './dropbox/operator-words.ts'
import { createDiagnosis } from './links/diagnosis.ts'
import { lookAtDatabase } from './database/look-at-database.ts'
import { toleranceSeconds } from './sign-in/people.ts'
import { distanceWords } from './sign-in/provider-time.ts'
import { createProviderRequests } from './sign-in/provider.ts'

/** One thing that was looked at. `text` is whole sentences. */
export type Finding = { readonly check: string; readonly ok: boolean; readonly text: string }

/** Somebody waits for it: what Dropbox has not answered by then is told. */
const usualPatienceMs = 10_000

/** Looks at the settings in `path` and at all they name. Ends early where going on tells nothing. */
export async function* checkCompany(
  path: string,
  clock: ServerClock,
  patienceMs: number = usualPatienceMs,
): AsyncGenerator<Finding> {
  const answer = await readSettings(path)
  if (answer.kind === 'refused') return yield bad('settings', answer.because)
  const { settings } = answer
  const admitted = settings.devices.filter(({ revoked }) => !revoked).length
  const devices = admitted === 1 ? '1 device is' : `${admitted} devices are`
  yield good('settings', `${path} can be used; ${devices} let in, on ${settings.host}, port ${settings.port}.`)
  yield* checkFiles(settings, clock)
  yield* checkDatabase(settings)
  if (settings.operatorTokenFile !== null) {
    const operator = await readSecretFile(settings.operatorTokenFile)
    if (operator.kind === 'refused') yield bad('operator', operator.because)
    else yield good('operator', `Operators get in with the token in ${settings.operatorTokenFile}.`)
  }
  const read = await readCredentials(settings.dropbox)
  if (read.kind === 'refused') return yield bad('secrets', read.because)
  yield good('secrets', 'Nobody else on this computer can read the files of the app secret and the refresh token.')
  const proxyFault = settings.dropbox.url === null ? findProxyFault(process.env) : null
  if (proxyFault !== null) return yield bad('proxy', proxyFault)
  if (settings.signIn !== null) yield await checkProvider(settings.signIn.issuer, clock)
  const outbound = createOutbound(settings.dropbox.url, process.env, { questionMs: patienceMs, bytesMs: patienceMs })
  try {
    const token = createAccessToken(() => Promise.resolve(read.credentials), outbound, clock)
    const access = await token.get()
    if (access.kind !== 'token') return yield bad('credential', operatorWords(access))
    yield good('credential', 'Dropbox takes the refresh token.')
    const { linkHosts, pathRoot, url } = settings.dropbox
    const hosts = url === null ? linkHosts : []
    yield* checkDropbox(createDropbox({ outbound, token, clock, linkHosts: hosts, pathRoot }), settings, clock)
  } finally {
    outbound.close()
  }
}

async function checkProvider(issuer: string, clock: ServerClock): Promise<Finding> {
  const requests = createProviderRequests(issuer, process.env, clock)
  try {
    const { keys } = await requests.keys()
    const shown = keys.length === 1 ? '1 key' : `${keys.length} keys`
    const aheadMs = requests.aheadMs() ?? 0
    if (Math.abs(aheadMs) > toleranceSeconds * 1_000) {
      const words = `The clock of this server is ${distanceWords(aheadMs)} that of the identity provider ${issuer}.`
      return bad('sign-in', `${words} Until one of the two is set right nobody can sign in.`)
    }
    return good('sign-in', `People sign in at ${issuer}, which shows ${shown}.`)
  } catch (error) {
    const why = error instanceof Error ? (errorCodeOf(error) ?? error.message) : 'unknown error'
    return bad('sign-in', `The identity provider ${issuer} does not show its keys (${why}). Nobody can sign in.`)
  } finally {
    requests.close()
  }
}

async function* checkFiles(settings: Settings, clock: ServerClock): AsyncGenerator<Finding> {
  const tls = await readTls(settings.tlsCertFile, settings.tlsKeyFile)
  if (tls.kind === 'refused') yield bad('certificate', tls.because)
  if (tls.kind === 'tls') {
    const end = new Date(tls.endsAtMs).toISOString().slice(0, 10)
    if (tls.endsAtMs > clock.wallMs()) yield good('certificate', `Certificate and key fit together, until ${end}.`)
    else yield bad('certificate', `The certificate ended on ${end}. Put a new one in its place.`)
  }
  if (settings.relayFile !== null) {
    const failure = await cannotWrite(settings.relayFile)
    const size = `${settings.relayMaxBytes} bytes`
    if (failure === null)
      yield good('relays', `Files up to ${size} are taken; unfinished ones in ${settings.relayFile}.`)
    else yield bad('relays', `The relay file ${settings.relayFile} cannot be written (${failure}).`)
  }
  if (settings.enrolmentFile !== null) {
    const failure = await cannotWrite(settings.enrolmentFile)
    if (failure === null)
      yield good('enrolment', `Computers that come by a code are kept in ${settings.enrolmentFile}.`)
    else yield bad('enrolment', `The enrolment file ${settings.enrolmentFile} cannot be written (${failure}).`)
  }
  if (settings.auditDatabase !== null) {
    const failure = await cannotWrite(settings.auditDatabase)
    if (failure === null) yield good('audit', `Rows of the audit go to ${settings.auditDatabase}.`)
    else yield bad('audit', `The audit database ${settings.auditDatabase} cannot be written (${failure}).`)
  }
  if (settings.auditFile === null) return
  const failure = await cannotWrite(settings.auditFile)
  if (failure === null) yield good('audit', `Records go to ${settings.auditFile}.`)
  else yield bad('audit', `The audit file ${settings.auditFile} cannot be written (${failure}).`)
}

/** The database that several servers share, where the settings or the environment name one. Nothing is written there. */
async function* checkDatabase(settings: Settings): AsyncGenerator<Finding> {
  const read = await readDatabaseUrl(settings, process.env)
  if (read.kind === 'refused') return yield bad('database', read.because)
  if (read.url === null) return
  const because = await lookAtDatabase(read.url)
  if (because !== null) return yield bad('database', `The database cannot be used (${because}).`)
  yield good(
    'database',
    'Relays, computers that come by a code and the audit as rows are kept in PostgreSQL, for all servers.',
  )
}

/** The code with which writing to `path` would fail, or null. Makes no file. */
async function cannotWrite(path: string): Promise<string | null> {
  const writable = 2 // fs.constants.W_OK, the same on each system
  const failure = await access(path, writable).then(() => null, codeOf)
  return failure === 'ENOENT' ? access(dirname(path), writable).then(() => null, codeOf) : failure
}

function codeOf(error: unknown): string {
  return errorCodeOf(error) ?? 'unknown error'
}

/** So many folders are looked at; a company of ten thousand computers need not wait for all of them. */
const mostFolders = 20

async function* checkDropbox(dropbox: DropboxApi, settings: Settings, clock: ServerClock): AsyncGenerator<Finding> {
  const account = await dropbox.account()
  if (account.kind === 'unreachable') return yield bad('account', operatorWords(account))
  if (account.kind === 'account') yield good('account', `Files go to the account ${account.id}.`)
  else {
    const because = account.kind === 'signed_out' ? 'the app lacks account_info.read' : 'Dropbox does not say'
    yield good('account', `Whose account it is stays unknown (${because}); uploads work without it.`)
  }
  const admitted = settings.devices.filter(({ revoked }) => !revoked)
  const bases = [...new Map(admitted.map((device) => [device.base, device.name]))]
  for (const [base, device] of bases.slice(0, mostFolders)) {
    const there = await dropbox.look(base)
    if (there.kind === 'unreachable') return yield bad('folder', `${shownBase(base)}: ${operatorWords(there)}`)
    yield await checkFolder({ dropbox, settings, clock }, there, base, device)
  }
  if (bases.length > mostFolders) {
    yield good('folder', `${bases.length - mostFolders} more folders were not looked at.`)
  }
  const path = `${bases[0]?.[0] ?? ''}/outbox-check`
  const commit = { path, mode: { '.tag': 'add' }, autorename: false, strict_conflict: false, mute: true } as const
  const link = await dropbox.link(commit, settings.linkSeconds)
  if (link.kind === 'link') yield good('links', 'Dropbox gives links for uploads; the one it gave stays unused.')
  else if (link.kind === 'error') {
    yield bad('links', `${operatorWords(link)} A link must lead to a host in dropbox.linkHosts.`)
  } else yield bad('links', `No link for an upload. ${needs(link, 'files.content.write')}`)
}

type Checked = { readonly dropbox: DropboxApi; readonly settings: Settings; readonly clock: ServerClock }

function shownBase(base: string): string {
  return base === '' ? "the app's whole folder" : base
}

async function checkFolder(
  { clock, dropbox, settings }: Checked,
  there: Awaited<ReturnType<DropboxApi['look']>>,
  base: string,
  device: string,
): Promise<Finding> {
  const folder = shownBase(base)
  if (isTrouble(there)) return bad('folder', `${folder}: ${needs(there, 'files.metadata.read')}`)
  if (there.kind === 'file') return bad('folder', folderWords.name_taken(folder, device))
  const found = await createDiagnosis(dropbox, { ...settings, relayMaxBytes: 0 }, clock).find(`${base}/outbox-check`, 0)
  if (found !== null) return bad('folder', folderWords[found](folder, device))
  const state = there.kind === 'folder' ? 'is there' : 'is not there yet; the first file makes it'
  return good('folder', `${device}: ${folder} ${state}.`)
}

const isFileInTheWay = (folder: string, device: string): string =>
  `${device}: a file is where ${folder}, or a folder above it, should be. Move it, or give the device another base.`

const folderWords: Readonly<Record<DiagnosisCode, (folder: string, device: string) => string>> = {
  name_taken: isFileInTheWay,
  folder_name_taken: isFileInTheWay,
  folder_read_only: (folder, device) => `${device}: the account may not write to ${folder}. Give it the right to.`,
  name_not_allowed: (folder, device) =>
    `${device}: Dropbox does not take the name ${folder}. Give the device another base.`,
  dropbox_full: (folder) => `${folder}: no space is left in Dropbox.`,
  dropbox_busy: (folder) => `${folder}: Dropbox asks to slow down. Try again in a minute.`,
  not_allowed: (folder, device) => `${device}: the company does not take files for ${folder}.`,
  too_large: (folder) => `${folder}: directMaxBytes lets no file through.`,
}

function needs(trouble: Parameters<typeof operatorWords>[0], scope: string): string {
  const isPermission = trouble.kind === 'signed_out' && trouble.refused === 'permission'
  return isPermission ? `${operatorWords(trouble)} It needs ${scope}.` : operatorWords(trouble)
}

function good(check: string, text: string): Finding {
  return { check, ok: true, text }
}

function bad(check: string, text: string): Finding {
  return { check, ok: false, text }
}
