// What a screen reader, a keyboard or weak eyes cannot use: axe must find nothing in any view, light or dark.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { noBrowser, startWindows } from './harness/built-window.ts'
import type { BuiltWindow } from './harness/built-window.ts'
import { scenarios } from './harness/scenarios.ts'
import type { ScenarioName } from './harness/scenarios.ts'
import { axeFaults, colourRules } from '#test/rigs/axe.ts'

if (noBrowser !== null) console.log(`skipped: ${noBrowser}`)

let windows: BuiltWindow | null = null

beforeAll(async () => {
  if (noBrowser === null) windows = await startWindows()
})

afterAll(async () => {
  await windows?.close()
})

type View = { readonly name: string; readonly scenario: ScenarioName; readonly go?: (page: Page) => Promise<void> }

const views: readonly View[] = [
  { name: 'the queue', scenario: 'mixed', go: (page) => page.getByRole('row', { name: /^Budget\.xlsx/ }).waitFor() },
  {
    name: 'the details',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('row', { name: /^Budget\.xlsx/ }).dblclick()
      await page.getByText('For IT').click()
    },
  },
  {
    name: 'chosen files',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('row', { name: /^Budget\.xlsx/ }).click({ modifiers: ['Control'] })
      await page.getByRole('row', { name: /^Summary/ }).click({ modifiers: ['Shift'] })
      await page.getByText('5 selected').waitFor()
    },
  },
  {
    name: 'the question before leaving out',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('row', { name: /^Budget\.xlsx/ }).click({ modifiers: ['Control'] })
      await page.getByRole('button', { name: 'Leave out' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'the menu of pauses',
    scenario: 'mixed',
    go: (page) => page.getByRole('button', { name: 'Pause', exact: true }).click(),
  },
  { name: 'hostile names', scenario: 'hostile' },
  { name: 'a banner', scenario: 'dropbox_full' },
  { name: 'banners', scenario: 'paused' },
  { name: 'the first use', scenario: 'never_used' },
  {
    name: 'nothing found',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('textbox').fill('zzz')
      await page.getByText('No file matches').waitFor()
    },
  },
  { name: 'the set-up', scenario: 'set_up', go: (page) => page.getByLabel('Device key').waitFor() },
  { name: 'the settings', scenario: 'mixed', go: (page) => page.getByRole('button', { name: 'Settings' }).click() },
  { name: 'the stopped app', scenario: 'stopped' },
  { name: 'the app that waits for the keyring', scenario: 'locked' },
  { name: 'the starting app', scenario: 'starting' },
]

describe.skipIf(noBrowser !== null)('axe finds nothing in', () => {
  for (const { name, scenario, go } of views) {
    it(`${name}, light and dark`, async () => {
      const window = await windows?.open(scenarios[scenario](), { colorScheme: 'light', reducedMotion: 'reduce' })
      if (window === undefined) throw new Error('the browser was not started')
      const { page, faults } = window
      await page.locator('h1, [role=status]').first().waitFor()
      await go?.(page)
      const light = await axeFaults(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      // Only colours differ.
      const dark = await axeFaults(page, colourRules)
      await window.close()
      expect({ light, dark, faults }).toEqual({ light: [], dark: [], faults: [] })
    })
  }

  it('nothing would be found by a look that finds nothing: planted faults are seen', async () => {
    const window = await windows?.open(scenarios.mixed())
    if (window === undefined) throw new Error('the browser was not started')
    await window.page.getByRole('grid').waitFor()
    await window.page.evaluate("document.querySelector('.icon-button').removeAttribute('aria-label')")
    await window.page.evaluate("document.querySelector('.icon-button').removeAttribute('title')")
    await window.page.evaluate("document.querySelector('[role=row] .name').style.color = 'rgb(240, 240, 240)'")
    const found = await axeFaults(window.page)
    const byColour = await axeFaults(window.page, colourRules)
    await window.close()
    expect(found.some((fault) => fault.startsWith('button-name'))).toBe(true)
    expect(byColour.some((fault) => fault.startsWith('color-contrast'))).toBe(true)
  })
})
