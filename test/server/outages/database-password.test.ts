// The database gets another password while servers run: they take it from its file, without a restart.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, test } from 'vitest'
import { hasPostgres, runSql, startPostgres } from '../../rigs/postgres/postgres.ts'
import { aComputer, aRunningCompany, endure } from './running-company.ts'

test.runIf(hasPostgres('another password of the database'))(
  'another password is taken from its file, and until it stands there the database is away',
  { timeout: 180_000 },
  async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.close())
    const asOwner = await postgres.aDatabase()
    const name = new URL(asOwner).pathname.slice(1)
    const [asked] = await runSql(asOwner, 'SHOW hba_file')
    writeFileSync(String(asked?.['hba_file']), 'local all outbox scram-sha-256\nlocal all all trust\n')
    for (const statement of [
      `CREATE ROLE outbox LOGIN PASSWORD 'first: a/b'`,
      `ALTER DATABASE ${name} OWNER TO outbox`,
      'SELECT pg_reload_conf()',
    ])
      await runSql(asOwner, statement)
    const urlWith = (password: string) => asOwner.replace('//postgres@', `//outbox:${encodeURIComponent(password)}@`)
    const company = await aRunningCompany(
      { databaseUrlFile: 'database-url' },
      { 'database-url': urlWith('first: a/b') },
    )
    const computer = await aComputer(company, null)
    await endure(company, computer, 'rotated.txt', {
      begin: async () => {
        await runSql(asOwner, `ALTER ROLE outbox PASSWORD 'second%2F'`)
        await runSql(asOwner, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'outbox'`)
      },
      end: () => writeFileSync(join(company.home, 'database-url'), urlWith('second%2F')),
      told: 'the database cannot be used (password authentication failed for user "outbox"); requests are refused until it can',
      over: 'the database can be used again',
      ready: [503, 'database'],
      said: /Your company’s server has a problem/,
    })
  },
)
