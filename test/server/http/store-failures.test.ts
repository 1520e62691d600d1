// A relay file that cannot be written: real errors of SQLite, and what the server says and writes down.
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { StoreFailures } from '#server/http/store-failures.ts'
import {
  anAsk,
  aRelayCompany,
  commitsOf,
  finish,
  idOf,
  patch,
  pieceBytes,
  sendRest,
  someBytes,
} from '../relays/relay-rig.ts'

function errorOf(sql: string): unknown {
  const db = new DatabaseSync(':memory:')
  onTestFinished(() => db.close())
  db.exec('CREATE TABLE t (a BLOB); PRAGMA max_page_count = 2;')
  try {
    db.exec(sql)
  } catch (error) {
    return error
  }
  throw new Error('it was written')
}

const full = (): unknown => errorOf('INSERT INTO t VALUES (zeroblob(100000))')

test('only errors of the disk are told as such, and the log hears of them once in a while', () => {
  const said: string[] = []
  const failures = new StoreFailures((text) => void said.push(text))
  const error = full()
  expect(failures.refusalOf(error, 0)).toMatchObject({ code: 'server_disk_full', afterMs: 30_000 })
  expect(failures.refusalOf(error, 599_999)).toMatchObject({ code: 'server_disk_full' })
  expect(said).toEqual([
    'the records on disk cannot be written (database or disk is full); large files and computers with codes wait until they can',
  ])
  failures.refusalOf(error, 600_000)
  expect(said).toHaveLength(2)
  failures.wrote()
  failures.wrote()
  expect(said.slice(2)).toEqual(['the records on disk are written again'])
  for (const other of [errorOf('SELECT * FROM nothing'), new Error('a bug'), null]) {
    expect(failures.refusalOf(other, 0)).toBeNull()
  }
})

test('a full disk keeps large files with one line in the log, and they go on when there is room', async () => {
  const company = await aRelayCompany()
  const film = someBytes(2 * pieceBytes)
  const id = await idOf(company, anAsk(film))
  await patch(company, id, 0, film.subarray(0, pieceBytes))
  const relayStore = company.options.relays?.store
  const error = full()
  const failing = {
    expect: () => {
      throw error
    },
  }
  Object.assign(relayStore ?? {}, failing)
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await patch(company, id, pieceBytes, film.subarray(pieceBytes))
    expect([answer.status, answer.body['code'], answer.headers.get('retry-after')]).toEqual([
      503,
      'server_disk_full',
      '30',
    ])
  }
  expect(company.failures).toHaveLength(1)
  // What stands on the object alone; the class has the right one.
  Reflect.deleteProperty(relayStore ?? {}, 'expect')
  await sendRest(company, id, film)
  expect((await finish(company, id)).status).toBe(200)
  expect(company.failures.slice(1)).toEqual(['the records on disk are written again'])
  expect(commitsOf(company)).toHaveLength(1)
})
