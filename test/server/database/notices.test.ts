// What one server changes is heard by the others.
import { Client } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Notices, tellOthers } from '#server/database/notices.ts'
import { configOf } from '#server/database/postgres.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { until } from '#test/rigs/until.ts'

const never = 3_600_000

describe.runIf(hasPostgres('changes heard by other servers'))('changes', () => {
  test.each([
    ['by notice', { look: never, reconnect: never }],
    ['by looking, where no notice comes', { look: 20, reconnect: never }],
    ['by a connection made anew', { look: never, reconnect: 20 }],
  ])('are heard %s', async (how, ms) => {
    const url = await aDatabase()
    const { durable } = await opened(url)
    const notices = new Notices(() => new Client(configOf({ url, connections: 1, isDurable: true })), durable, ms)
    onTestFinished(() => notices.close())
    if (how !== 'by looking, where no notice comes') await notices.start()
    if (how === 'by a connection made anew') {
      await runSql(url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`)
    }
    let heard = 0
    const stop = await notices.follow('enrolment', () => {
      heard += 1
      return Promise.resolve()
    })
    expect(heard).toBe(1)
    await durable.transaction().execute((transaction) => tellOthers(transaction, 'enrolment'))
    await until('the change is heard', () => heard === 2)
    stop()
    await durable.transaction().execute((transaction) => tellOthers(transaction, 'enrolment'))
    await notices.look()
    expect(heard).toBe(2)
  })
})
