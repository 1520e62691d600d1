// This folder: which database the settings name.

// Where the PostgreSQL of several servers is: a secret, for it holds a password.
import { isLoopbackHost } from '#shared/http/loopback.ts'
import { readSecretFile } from '../secret-file.ts'
import type { Settings } from '../settings-schema.ts'

export type DatabaseUrlAnswer =
  /** Null: this server keeps what it knows in files. */
  { readonly kind: 'url'; readonly url: string | null } | { readonly kind: 'refused'; readonly because: string }

type Named = Pick<Settings, 'auditDatabase' | 'databaseUrlFile' | 'enrolmentFile' | 'relayFile'>

/** Files that are of no use beside a database, so that nobody believes they were. */
const files = ['enrolmentFile', 'relayFile', 'auditDatabase'] as const

/** The address in the file that the settings name, else in `DATABASE_URL`. The sentence of a refusal holds nothing of it. */
export async function readDatabaseUrl(
  settings: Named,
  env: Readonly<Record<string, string | undefined>>,
): Promise<DatabaseUrlAnswer> {
  const { databaseUrlFile } = settings
  const read = databaseUrlFile === null ? null : await readSecretFile(databaseUrlFile)
  if (read?.kind === 'refused') return read
  const url = read?.text ?? env['DATABASE_URL'] ?? ''
  if (url === '') return { kind: 'url', url: null }
  const where = databaseUrlFile === null ? 'DATABASE_URL' : databaseUrlFile
  const because = findUrlFault(url)
  if (because !== null) return { kind: 'refused', because: `${where}: ${because}` }
  const beside = files.find((key) => settings[key] !== null)
  if (beside === undefined) return { kind: 'url', url }
  const words = `${beside}: with a database (${where}), all of this is kept there. Take ${beside} out of the settings.`
  return { kind: 'refused', because: words }
}

/** The same for a server that runs, which takes another password from it. Rejects where it cannot be used now. */
export async function databaseUrlNow(...where: Parameters<typeof readDatabaseUrl>): Promise<string> {
  const answer = await readDatabaseUrl(...where)
  if (answer.kind === 'url' && answer.url !== null) return answer.url
  throw new Error(answer.kind === 'refused' ? answer.because : 'the address of the database is gone')
}

/** Of `pg`, these check the server's certificate. */
const checkedModes: ReadonlySet<string> = new Set(['require', 'verify-ca', 'verify-full'])

function findUrlFault(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    return 'only an address like "postgres://outbox:password@db.example/outbox?sslmode=verify-full" is taken.'
  }
  const socket = url.searchParams.get('host')
  const isLocal = socket === null ? isLoopbackHost(url.hostname) : socket.startsWith('/')
  if (isLocal || checkedModes.has(url.searchParams.get('sslmode') ?? '')) return null
  return 'passwords and tokens would travel readable to another computer; add sslmode=verify-full to the address.'
}
