// New files wait for the grace time that is set, and Undo takes back all that came together.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { picture, test } from '../rig/app-world.ts'
import { takeDesktop } from '../rig/desktop.ts'
import { dropFiles } from '../rig/drop-files.ts'
import { expectCount, expectHeading, saveAll } from '../rig/window-actions.ts'

test('what came together is taken back before it is sent, and what was dropped is removed again', async ({ world }) => {
  const { company } = world
  const { app, page } = await world.open()
  const desktop = await takeDesktop(app)
  await expectHeading(page, 'Nothing to send')
  // The longest there is: a busy machine takes its time between what comes and what takes it back.
  await setGrace(page, '60 seconds')
  const elsewhere = join(company.home, 'elsewhere')
  await mkdir(elsewhere)
  await writeFile(join(elsewhere, 'dropped.txt'), 'dropped')
  await saveAll(company, ['saved.txt'])
  await desktop.willPress('Add them')
  await dropFiles(page, 'main', [join(elsewhere, 'dropped.txt')])
  await page.getByText('2 files will be sent in').waitFor()
  await picture(page, 'grace')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('2 files are not sent. One copy that Outbox made was removed').waitFor()
  await expectCount(page, 'Left out', 1)
  expect(await readdir(company.folder)).toEqual(['saved.txt'])

  // What comes later waits for its own time, until nothing waits any more.
  await saveAll(company, ['later.txt'])
  await page.getByText('1 file will be sent in').waitFor()
  expect(company.posts()).toBe(0)
  await setGrace(page, 'None: they are sent at once')
  await expect.poll(() => company.posts()).toBe(1)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

async function setGrace(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel(choice).click()
  await expect(page.getByLabel(choice)).toBeChecked()
  await page.getByRole('button', { name: 'Back' }).click()
}
