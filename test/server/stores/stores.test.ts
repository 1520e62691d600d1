// What outlives the server, opened together.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStores } from '#server/stores/stores.ts'
import { aDatabase, hasPostgres } from '#test/rigs/postgres/postgres.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const ignore = () => undefined

test('files are opened where they are named; one that cannot be used leaves the other closed', async () => {
  const folder = temporaryFolder()
  const [relayFile, enrolmentFile] = [join(folder, 'relays.db'), join(folder, 'enrolled.db')]
  const stores = await openStores({ databaseUrl: null, relayFile, enrolmentFile }, ignore)
  if (typeof stores === 'string') throw new Error(stores)
  expect([stores.database, stores.relays === null, stores.enrolments === null]).toEqual([null, false, false])
  await stores.close()
  const bad = { databaseUrl: null, relayFile, enrolmentFile: join(folder, 'nowhere', 'e.db') }
  expect(await openStores(bad, ignore)).toMatch(/^The enrolment file .* cannot be used/)
  const again = await openStores({ databaseUrl: null, relayFile, enrolmentFile: null }, ignore)
  if (typeof again === 'string') throw new Error(again)
  await again.close()
})

test.runIf(hasPostgres('stores in a database'))('a database holds all of them', async () => {
  const databaseUrl = await aDatabase()
  const stores = await openStores({ databaseUrl, relayFile: null, enrolmentFile: null }, ignore)
  if (typeof stores === 'string') throw new Error(stores)
  expect(await stores.enrolments?.computers()).toEqual([])
  await stores.close()
})
