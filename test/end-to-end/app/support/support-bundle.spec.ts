// Help > Create support bundle: read before it is saved, and no secret in it.
import { readFile } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { deviceKey, picture, test } from '../rig/app-world.ts'
import { takeDesktop } from '../rig/desktop.ts'
import { expectCount, pauseAll, saveAll } from '../rig/window-actions.ts'

test('the support bundle is shown before it is saved, and holds no key, no link and no name', async ({ world }) => {
  const { company } = world
  const { app, page } = await world.open()
  const desktop = await takeDesktop(app)
  await saveAll(company, ['Canary of Acme.txt'])
  await expectCount(page, 'Sent', 1)
  await pauseAll(page)
  await saveAll(company, ['Canary for Bob.pdf'])
  await expectCount(page, 'Waiting', 1)

  const dialog = page.getByRole('dialog', { name: 'Support bundle' })
  const content = dialog.getByLabel('What the support bundle says')
  // It is made of the records, into which a file comes a moment after it is shown.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await desktop.chooseInAppMenu('support_bundle')
    await expect(content).toContainText('== Log ==')
    expect(await content.textContent()).toContain('"done":1,"blocked":0,"waiting":1')
  }).toPass({ timeout: 60_000 })
  const shown = (await content.textContent()) ?? ''
  await picture(page, 'support-bundle')
  for (const part of ['Effective settings', 'Policy', 'Doctor', 'Disk space', 'Queue', 'Log'])
    expect(shown).toMatch(new RegExp(`== ${part} ==\\n(?!–)`))
  expect(shown).toContain('The server knows this computer as')

  const to = join(company.home, 'bundle.txt')
  await app.evaluate(({ dialog: dialogs }, filePath) => {
    dialogs.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, to)
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(page.getByText('Read it before you send it')).toBeVisible()
  expect(await readFile(to, 'utf8')).toBe(shown)
  for (const secret of ['Canary', 'Acme', 'Bob', '/apitul/', deviceKey, company.home])
    expect(shown).not.toContain(secret)
  for (const name of [userInfo().username, hostname()])
    expect(shown).not.toMatch(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'i'))
})
