// The company's policy in the window: every key, enforced and then only proposed, while the app runs.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { managedSettingNames } from '#shared/contract/settings.ts'
import { english } from '#shared/messages/english.ts'
import { valueWords } from '#shared/outside/policy-words.ts'
import { policyKeys, type PolicyKey, type PolicyValues } from '#shared/policy/schema.ts'
import { changedValues } from '#test/rigs/policy/changed-values.ts'
import { picture, test } from '../rig/app-world.ts'
import { openDetails } from '../rig/choose-rows.ts'
import { takeDesktop, type Desktop } from '../rig/desktop.ts'

const { say } = english

/** What the page says of a setting in other words than those of every control, and what it does not show here. */
const saidOtherwise: Partial<Record<(typeof managedSettingNames)[number], string | null>> = {
  server: say('settings.managedPlace'),
  folder: say('settings.managedPlace'),
  furtherFolders: say('folders.decided'),
  ignore: say('settings.managedIgnore'),
  // Only where a person installed Outbox for themself, on Windows.
  updateMode: null,
  // Only where the system tells.
  ...(process.platform === 'linux' ? {} : { pauseOnMetered: null }),
}
const usualMarks = managedSettingNames.filter((name) => !(name in saidOtherwise)).length
const otherMarks = new Set(Object.values(saidOtherwise).filter((text) => text !== null))

/** What Effective settings say, which read the policy anew when they are opened. */
async function effective(page: Page, desktop: Desktop): Promise<readonly (readonly string[])[]> {
  await desktop.chooseInAppMenu('effective_settings')
  const dialog = page.getByRole('dialog', { name: 'Effective settings' })
  await dialog.getByRole('row').last().waitFor()
  const cells = await dialog
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)))
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  return cells
}

test('every key of the policy is seen with its origin, and its setting is marked, until it is only proposed', async ({
  world,
}) => {
  test.skip(process.platform === 'win32', 'a policy is no file there')
  const { company } = world
  const file = join(company.home, 'policy.json')
  const values: PolicyValues = {
    ...changedValues,
    serverUrl: company.serverUrl(),
    watchFolder: company.folder,
    // Another language is spoken at once, also by this test's labels.
    language: 'en',
    furtherFolders: [`Plans=${join(company.home, 'plans')}`],
  }
  const write = (part: object): Promise<void> =>
    writeFile(file, JSON.stringify({ version: 1, ...part }), { mode: 0o600 })
  const rows = (from: (key: PolicyKey) => string): readonly (readonly string[])[] =>
    policyKeys.map((key) => [say(`report.key.${key}`), valueWords(values[key], english), from(key)])

  const { app, page } = await world.open({ env: { OUTBOX_POLICY_FILE: file } })
  const desktop = await takeDesktop(app)
  await write({ enforced: values })
  await expect.poll(() => effective(page, desktop)).toEqual(rows(() => `Your organization: ${file}`))

  await company.save('setup.exe', 'a program')
  await page.getByRole('button', { name: /^Left out/ }).click()
  await openDetails(page, 'setup.exe', 'dblclick')
  await expect(page.getByText(/is not sent. Rule: your organization sends no files of the type \*.exe\./)).toBeVisible()
  await expect(page.getByText('If it has to be sent, ask your IT department.')).toBeVisible()
  await picture(page, 'left-out-by-policy', ['light'])

  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText(say('settings.managed.machine'))).toHaveCount(usualMarks)
  for (const text of otherMarks) await expect(page.getByText(text)).toHaveCount(1)
  const locked = page.locator('fieldset.managed').locator('input, select, textarea, button')
  expect(await locked.count()).toBeGreaterThanOrEqual(usualMarks)
  expect(await locked.evaluateAll((controls) => controls.filter((each) => !each.matches(':disabled')).length)).toBe(0)
  await picture(page, 'settings-by-policy', ['light'])

  // Where to send was chosen when the app was set up; nothing else was.
  const chosen: readonly PolicyKey[] = ['serverUrl', 'watchFolder']
  await write({ defaults: values })
  const origin = (key: PolicyKey): string => (chosen.includes(key) ? 'You' : `Default of your organization: ${file}`)
  await expect.poll(() => effective(page, desktop)).toEqual(rows(origin))
  for (const text of [say('settings.managed.machine'), ...otherMarks]) await expect(page.getByText(text)).toHaveCount(0)
})
