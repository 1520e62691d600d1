// Very many files at once wait for a person, who sees what they are and says what becomes of them, all or a folder
// at a time: in German, with the words of its catalogue.
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { usualGuard } from '#uploader/session/files-asked.ts'
import { picture, saveMany, test } from '../rig/app-world.ts'
import { expectHeading, resize, saveAll } from '../rig/window-actions.ts'

test('a mass drop is asked about, and a folder of it is sent while the rest is left out', async ({ world }) => {
  const { company } = world
  const { say } = await loadLanguage('de')
  // As long as the app itself lets files rest: looking at so many takes longer than the trials' quiet time on a busy machine.
  const { app, page } = await world.open({ args: ['--lang=de', '--quiet-ms=2000'] })
  await expectHeading(page, say('queue.empty.status'))
  // Moved in as a whole: what comes slowly is sent until it is too much.
  const apart = { ...company, folder: company.home }
  await saveMany(apart, 'Drive', usualGuard.files)
  await saveMany(apart, 'Wanted', 3)
  for (const name of ['Drive', 'Wanted']) await rename(join(company.home, name), join(company.folder, name))
  const banner = page.locator('[data-banner="asked"]')
  await expect(banner).toContainText('kamen auf einmal: Keine davon wird gesendet, bevor Sie zustimmen.')
  expect(company.posts()).toBe(0)
  await banner.getByRole('button', { name: say('trouble.lookAndDecide') }).click()
  const question = page.getByRole('dialog')
  await expect(question.getByText('Drive: 1.000 Dateien')).toBeVisible()
  await picture(page, 'mass-drop')
  await resize(app, 480, 600)
  await picture(page, 'mass-drop-narrow', ['light'])
  await question.getByRole('button', { name: say('deciding.sendFolder', { folder: 'Wanted' }) }).click()
  await expect.poll(() => company.posts()).toBe(3)
  await question.getByRole('button', { name: say('deciding.leaveAll') }).click()
  await expect(banner).toHaveCount(0)
  await saveAll(company, ['later.txt'])
  await expect.poll(() => company.posts()).toBe(4)
})
