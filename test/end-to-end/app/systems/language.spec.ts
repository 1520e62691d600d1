// The language: chosen while the app runs, and kept for the next start. Window and menus speak the same one.
import { expect, type ElectronApplication } from '@playwright/test'
import { test } from '../rig/app-world.ts'
import { takeDesktop } from '../rig/desktop.ts'

const menus = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label.replace('&', '')) ?? [])

test('another language holds at once, in the window and its menus, and after the next start', async ({ world }) => {
  const { app, page } = await world.open()
  const desktop = await takeDesktop(app)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await menus(app)).toEqual(['File', 'Edit', 'View', 'Queue', 'Help'])
  await desktop.chooseInAppMenu('settings')
  await page.getByLabel('Language').selectOption('de')

  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByLabel('Sprache')).toHaveValue('de')
  await expect.poll(() => menus(app)).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Warteschlange', 'Hilfe'])

  await app.close()
  const german = await world.open()
  await expect(german.page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(german.page.getByRole('heading', { name: 'Dateien hier ablegen' })).toBeVisible()
  expect(await menus(german.app)).toContain('Datei')
})
