// A person signs in with the company account and saves small files and a large one. They go through two company servers on one PostgreSQL,
// while Dropbox fails in many ways and one of the servers is killed; then the record, Dropbox and the folder tell of the same files.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { arrivedIn, inOrder, startReplicatedCompany } from '#test/end-to-end/replicas/replicated-company.ts'
import { storm } from '#test/end-to-end/replicas/storm.ts'
import { hasPostgres } from '#test/rigs/postgres/postgres.ts'
import { picture, saveMany, test } from '../rig/app-world.ts'
import { willChoose } from '../rig/desktop.ts'
import { signIn, takeBrowser } from '../rig/sign-in.ts'
import { expectCount, expectHeading } from '../rig/window-actions.ts'

const smallFiles = 40
const largeFile = { name: 'film.mp4', bytes: Buffer.alloc(9 * 1024 * 1024 + 7, 'a scene of the film') }

/** The files in `folder` and below, each with the hash of its bytes, as they are called below `base`. */
async function filesBelow(folder: string, base: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ name, parentPath }) => join(parentPath, name))
  const read = async (path: string) => `${path.replace(folder, base)} ${contentHashOf(await readFile(path))}`
  return inOrder(await Promise.all(files.map(read)))
}

// In the usual run the terminal's program does the same in test/end-to-end/replicas/two-servers.test.ts, and a person signs in in sign-in.spec.ts.
const name = 'each file of a person arrives once through two servers, whatever fails, and the audit tells the same'

test(name, { tag: '@long' }, async ({ world }, { title }) => {
  test.skip(!hasPostgres(title), 'PostgreSQL 15 is not installed')
  test.setTimeout(300_000)
  const { company } = world
  const home = join(company.home, 'servers')
  await mkdir(home)
  await using ends = new AsyncDisposableStack()
  const servers = await startReplicatedCompany({ home, atEnd: (end) => ends.defer(end), dropbox: company.dropbox })

  const { app, page } = await world.openFresh()
  const nextAddress = await takeBrowser(app)
  await page.getByLabel('Address of the company server').fill(servers.url)
  await signIn(page, servers.provider, nextAddress)
  await expect(page.getByRole('main').getByRole('status')).toContainText('knows this computer as kim')
  await page.getByRole('button', { name: 'Continue' }).click()
  await willChoose(app, company.folder)
  await page.getByRole('button', { name: /^Choose/ }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Start watching' }).click()

  let isOver = false
  const storms = storm({
    dropbox: company.dropbox,
    filesOfALife: 21,
    filesBetweenFaults: 2,
    rounds: 1,
    isOver: () => isOver,
    replace: () => servers.replaceOne(),
  })
  await writeFile(join(company.folder, largeFile.name), largeFile.bytes)
  await saveMany(company, 'Invoices', smallFiles)
  await expectCount(page, 'Sent', smallFiles + 1, { timeout: 240_000 }).finally(() => (isOver = true))
  const { arrivedAtKills, notMet } = await storms
  await expectHeading(page, 'Everything is sent')
  await picture(page, 'two-servers')

  // A server ended while files were on their way, and each fault came about.
  expect(arrivedAtKills[0]).toBeLessThanOrEqual(smallFiles)
  expect(notMet).toEqual([])
  const saved = await filesBelow(company.folder, '/People/kim')
  expect(saved).toHaveLength(smallFiles + 1)
  expect(arrivedIn(company.dropbox)).toEqual(saved)
  expect(await filesBelow(join(company.dropbox.filesDir, 'People', 'kim'), '/People/kim')).toEqual(saved)
  const { sent, verified } = await servers.endAndAudit()
  expect(verified).toEqual({ code: 0, said: expect.stringMatching(/^All \d+ rows are as they were written/) })
  expect(sent).toEqual(saved)
})
