// Kysely over PostgreSQL. A connection that failed once is never given out again, and its failure is one kind of error.
import { Kysely, PostgresDialect } from 'kysely'
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { Client, Pool, types } from 'pg'
import type { ClientConfig, PoolClient, PoolConfig } from 'pg'
import { DatabaseAway, isAway } from './database-away.ts'
import type { Tables } from './tables.ts'

export type PostgresOptions = {
  /** `postgres://…`. Holds a password. */
  readonly url: string
  /** The address as its file says it now, where another password may come to stand in it. Left out: it stays as it is. */
  readonly urlNow?: () => Promise<string>
  /** At most so many connections. */
  readonly connections: number
  /** False: a commit does not wait for the disk. A power cut may lose the last moment, nothing else does. */
  readonly isDurable: boolean
  /** True: a query may take as long as it takes, as those that make tables do. */
  readonly isPatient?: boolean
}

/** An Outbox waits 30 seconds for an answer, of which Dropbox may need most. */
const patience = {
  query_timeout: 8_000,
  statement_timeout: 6_000,
  lock_timeout: 4_000,
  idle_in_transaction_session_timeout: 10_000,
} as const

/** Milliseconds since 1970 and counts are well below 2^53. */
const int8 = 20

/** What every connection is made with. */
export function configOf({ connections, isDurable, isPatient = false, url }: PostgresOptions): PoolConfig {
  return {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 3_000,
    ...(isPatient ? {} : patience),
    keepAlive: true,
    application_name: 'outbox',
    ...(isDurable ? {} : { options: '-c synchronous_commit=off' }),
    types: { getTypeParser: (id, format) => (id === int8 ? Number : types.getTypeParser(id, format)) },
  }
}

/**
 * A kind of connection that asks for its password each time one is made: it may be changed while the server runs. Where the address has none,
 * none is made up. Of an address pg takes the password as it stands there, whatever it is given beside, so that it is put in afterwards.
 */
export function clientOf({ url, urlNow }: PostgresOptions): typeof Client {
  if (urlNow === undefined || new URL(url).password === '') return Client
  const readPassword = () => urlNow().then(passwordIn)
  return class extends Client {
    constructor(config?: string | ClientConfig) {
      super(config)
      Object.assign(this, { password: readPassword })
    }
  }
}

function passwordIn(url: string): string {
  return decodeURIComponent(new URL(url).password)
}

/** The query layer over a pool of its own. Fails with `DatabaseAway` while PostgreSQL cannot be used, and heals by itself. */
export function overPostgres(options: PostgresOptions): Kysely<Tables> {
  const pool = new Pool({ ...configOf(options), Client: clientOf(options) })
  // A connection that ends while nobody uses it is told here, and ends the process where nobody listens.
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: carefully(pool) }) })
}

/** The pool as Kysely uses it. */
function carefully(pool: Pool): PostgresPool {
  const names = new Map<string, string>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw new DatabaseAway(error)
      })
      return carefulClient(client, names)
    },
  }
}

/** So many statements of a connection are kept ready by PostgreSQL; there are fewer of them than that. */
const mostPrepared = 200

function carefulClient(client: PoolClient, names: Map<string, string>): PostgresPoolClient {
  let isBroken = false
  // While it is in use its end is told to the one who uses it, and to every query.
  const ended = (): void => {
    isBroken = true
  }
  client.on('error', ended)

  async function ask<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const name = names.get(text) ?? `q${names.size}`
    const isKept = names.has(text) || names.size < mostPrepared
    if (isKept) names.set(text, name)
    try {
      const { command, rowCount, rows } = await client.query({ text, values: [...values], ...(isKept ? { name } : {}) })
      // Kysely knows fewer commands than there are, and looks at those it knows.
      return { command: command as PostgresQueryResult<Row>['command'], rowCount: rowCount ?? 0, rows }
    } catch (error) {
      if (!isAway(error)) throw error
      isBroken = true
      throw new DatabaseAway(error)
    }
  }

  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  function query<Row>(
    text: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof text !== 'string') throw new Error('cursors are not used here')
    return ask(text, values)
  }

  return {
    query,
    release: () => {
      client.off('error', ended)
      // True: a pool gives a dead connection out again where it is not told.
      client.release(isBroken)
    },
  }
}
