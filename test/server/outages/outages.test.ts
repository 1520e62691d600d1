// What a company server relies on goes away, one thing after another, while files are saved: words for the person and for the operator,
// nothing lost, nothing said to be sent that is not, and everything goes on without a restart.
import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { errorCodeOf } from '#shared/error-code.ts'
import { canMountDisk, makeDisk, mount, unmount } from '#test/rigs/ledger/small-disk.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { until } from '#test/rigs/until.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'
import { startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import { signedInKey } from '../../rigs/identity-provider/signed-in.ts'
import { hasPostgres, runSql, startPostgres } from '../../rigs/postgres/postgres.ts'
import { runServer } from '../../end-to-end/replicas/replica-process.ts'
import { aComputer, aRunningCompany, commitsOf, endure } from './running-company.ts'

const timeout = 180_000

test(
  'the identity provider goes away, changes its keys, and its clock and the server’s differ',
  { timeout },
  async () => {
    const provider = await startIdentityProvider({ accessSeconds: 6 })
    onTestFinished(() => provider.close())
    const company = await aRunningCompany({ signIn: provider.settings })
    const computer = await aComputer(company, await signedInKey(provider))
    const signIn = { ready: [200], said: /sign-in service gives no usable answer/ }

    await endure(company, computer, 'no keys.txt', {
      ...signIn,
      begin: () => {
        provider.before = (request, response) => {
          if (request.url !== '/jwks') return false
          response.writeHead(503).end()
          return true
        }
      },
      end: () => (provider.before = null),
      told: 'the identity provider does not show its keys (',
      over: 'the identity provider shows its keys again',
    })

    const right = company.clock.wallMs
    for (const [name, ms, side] of [
      ['clock ahead.txt', 600_000, 'ahead of'],
      ['clock behind.txt', -600_000, 'behind'],
    ] as const) {
      await endure(company, computer, name, {
        ...signIn,
        begin: () => (company.clock.wallMs = () => right() + ms),
        end: () => (company.clock.wallMs = right),
        told: `the clock of this server is 10 minutes ${side} that of the identity provider`,
        over: 'the clocks of this server and of the identity provider agree again',
      })
    }

    // No trouble at all, where the new key is shown before it is used for long: at worst one file waits for the next look.
    const steady = company.clock.steadyMs
    await provider.changeKeys()
    company.clock.steadyMs = () => steady() + 30_000
    const asked = provider.asked.length
    // The old token is good for some seconds; the last of these files comes with one that is signed with the new key.
    let isRenewed = false
    for (let count = 1; !isRenewed; count += 1) {
      isRenewed = provider.asked.slice(asked).includes('/token')
      const name = `new keys ${count}.txt`
      await computer.save(name, `saved after the keys were changed, number ${count}`)
      const state = (): string => {
        computer.tryAgain()
        const now = computer.state(name)
        return now === 'done' ? now : `${now}: ${computer.words(name)}`
      }
      await expect.poll(state, { timeout: 90_000, interval: 500 }).toBe('done')
      expect(commitsOf(company, name)).toBe(1)
    }
  },
)

test.runIf(hasPostgres('outages of PostgreSQL'))('PostgreSQL takes no writing, and ends', { timeout }, async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.close())
  const url = await postgres.aDatabase()
  const company = await aRunningCompany({ databaseUrlFile: 'database-url' }, { 'database-url': url })
  const computer = await aComputer(company, null)
  const database = {
    ready: [503, 'database'],
    said: /Your company’s server has a problem/,
    over: 'the database can be used again',
  }
  const order =
    (...statements: readonly string[]) =>
    async () => {
      for (const statement of [...statements, 'SELECT pg_reload_conf()']) {
        await runSql(`${url}&options=-c%20default_transaction_read_only%3Doff`, statement)
      }
    }
  await endure(company, computer, 'read only.txt', {
    ...database,
    told: 'the database cannot be used (it takes no writing); requests are refused until it can',
    begin: order('ALTER SYSTEM SET default_transaction_read_only = on'),
    end: order('ALTER SYSTEM RESET default_transaction_read_only'),
  })
  await endure(company, computer, 'large, read only.bin', {
    ...database,
    told: 'the database cannot be used (it takes no writing); requests are refused until it can',
    begin: order('ALTER SYSTEM SET default_transaction_read_only = on'),
    end: order('ALTER SYSTEM RESET default_transaction_read_only'),
  })
  await endure(company, computer, 'ended.txt', {
    ...database,
    told: 'the database cannot be used (',
    begin: () => postgres.stop(),
    end: () => postgres.start(),
  })
  const rows = await runSql(
    url,
    `SELECT line FROM audit_rows WHERE line LIKE '%"issued"%' OR line LIKE '%relay_finish%'`,
  )
  for (const name of ['read only.txt', 'large, read only.bin', 'ended.txt']) {
    expect(rows.filter(({ line }) => String(line).includes(`/${name}"`)).length, name).toBeGreaterThan(0)
  }
})

const disks = folderForAll()

function hasRoomFor(path: string, bytes: number): boolean {
  try {
    appendFileSync(path, Buffer.alloc(bytes))
    return true
  } catch (error) {
    if (errorCodeOf(error) === 'ENOSPC') return false
    throw error
  }
}

test.runIf(orSayWhy(canMountDisk(disks), 'a full disk', 'no loop device can be mounted here'))(
  'the disk with the records is full',
  { timeout },
  async () => {
    const { image, mountedAt } = makeDisk(disks, 'records')
    mount(image, mountedAt)
    onTestFinished(() => unmount(mountedAt))
    const at = (name: string) => join(mountedAt, name)
    const records = { relayFile: at('relays.db'), auditDatabase: at('audit.db'), enrolmentFile: at('enrolled.db') }
    const company = await aRunningCompany(records)
    const computer = await aComputer(company, null)
    const code = async () => {
      const made = await runServer(['--config', join(company.home, 'server.json'), '--enrol', 'tablet', '--json'])
      const { code: text } = JSON.parse(made.said) as { code: string } // our own server's only line
      return text
    }
    const enrol = async (text: string) => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: text }),
      }
      const answer = await fetch(`${company.url}/v1/enrolments`, init)
      return [answer.status, ((await answer.json()) as { code?: string }).code] // our own server's answer
    }
    const mine = await code()
    const ballast = at('ballast')
    const fill = () => {
      // Root may use what is kept back for it, too, so that only the disk itself says when it is full.
      for (let bytes = 65_536; bytes >= 1; bytes /= 2) {
        while (hasRoomFor(ballast, bytes)) continue
      }
    }
    await endure(company, computer, 'large.bin', {
      begin: fill,
      end: async () => {
        // Links are given all the same: their rows wait in memory, and are in the record afterwards.
        await computer.save('small.txt', 'a small file')
        await expect.poll(() => computer.state('small.txt')).toBe('done')
        expect(await enrol(mine)).toEqual([503, 'server_disk_full'])
        rmSync(ballast)
      },
      told: 'the records on disk cannot be written (database or disk is full)',
      over: 'the records on disk are written again',
      ready: [200],
      said: /cannot write on its own disk/,
    })
    // A code that could not be taken is good when it can.
    expect((await enrol(mine))[0]).toBe(201)
    // Its pause may last half a minute.
    await until('the audit is written again', () => company.log.includes('the audit database is written again'), 60_000)
    expect(company.log).toContain(
      'the audit database cannot be written (database or disk is full); its rows wait until it can',
    )
    const verified = await runServer(['audit', 'verify', '--file', records.auditDatabase])
    expect(verified.said).toMatch(/^All \d+ rows are as they were written/)
    const exported = await runServer(['audit', 'export', '--file', records.auditDatabase])
    for (const name of ['small.txt', 'large.bin']) expect(exported.said).toContain(`/Scans/laptop-7/${name}"`)
  },
)
