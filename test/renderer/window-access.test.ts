// What a screen reader, a keyboard or weak eyes cannot use: axe must find nothing in any view, light or dark.
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { noBrowser, windowForAll } from './harness/built-window.ts'
import type { Shown } from './harness/built-window.ts'
import { scenarios } from './harness/scenarios.ts'
import type { ScenarioName } from './harness/scenarios.ts'
import { axeFaults, colourRules } from '#test/rigs/axe.ts'

if (noBrowser !== null) console.log(`skipped: ${noBrowser}`)

const show = windowForAll()

type Step = (page: Page) => Promise<void>

/** `leave` goes back to the queue at rest. */
type View = { readonly name: string; readonly scenario: ScenarioName; readonly go: Step; readonly leave?: Step }

const budget = { name: /^Budget\.xlsx/ }

/** Until `text` is there. */
const seeing =
  (text: string | RegExp): Step =>
  (page) =>
    page.getByText(text).first().waitFor()

const nothingIsSelected: Step = async (page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('row', { selected: true }).waitFor({ state: 'detached' })
}

const views: readonly View[] = [
  { name: 'the queue', scenario: 'mixed', go: (page) => page.getByRole('row', budget).waitFor() },
  {
    name: 'the details',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('row', budget).dblclick()
      await page.getByText('For IT').click()
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('complementary').waitFor({ state: 'detached' })
      await nothingIsSelected(page)
    },
  },
  {
    name: 'chosen files',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('row', budget).click({ modifiers: ['Control'] })
      await page.getByRole('row', { name: /^Summary/ }).click({ modifiers: ['Shift'] })
      await page.getByText('5 selected').waitFor()
    },
    leave: nothingIsSelected,
  },
  {
    name: 'the question before leaving out',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('row', budget).click({ modifiers: ['Control'] })
      await page.getByRole('button', { name: 'Leave out' }).click()
      await page.getByRole('dialog').waitFor()
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await nothingIsSelected(page)
    },
  },
  {
    name: 'the menu of pauses',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('button', { name: 'Pause', exact: true }).click()
      await page.getByRole('menu').waitFor()
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('menu').waitFor({ state: 'hidden' })
    },
  },
  { name: 'hostile names', scenario: 'hostile', go: seeing(/DROP TABLE uploads/) },
  {
    name: 'a banner',
    scenario: 'dropbox_full',
    go: (page) => page.locator('[data-banner]', { hasText: 'Dropbox is full' }).waitFor(),
  },
  { name: 'banners', scenario: 'paused', go: seeing(/were damaged/) },
  { name: 'the first use', scenario: 'never_used', go: seeing('They are sent automatically.') },
  {
    name: 'nothing found',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('row', budget).waitFor()
      await page.getByRole('textbox').fill('zzz')
      await page.getByText('No file matches').waitFor()
    },
    leave: async (page) => {
      await page.getByRole('textbox').fill('')
      await page.getByRole('row', budget).waitFor()
    },
  },
  {
    name: 'the settings',
    scenario: 'mixed',
    go: async (page) => {
      await page.getByRole('button', { name: 'Settings' }).click()
      await page.getByLabel('Names and patterns that are not sent').waitFor()
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('row', budget).waitFor()
    },
  },
  { name: 'the set-up', scenario: 'set_up', go: (page) => page.getByLabel('Device key').waitFor() },
  { name: 'the stopped app', scenario: 'stopped', go: seeing(/^Another Outbox on this computer/) },
  { name: 'the app that waits for the keyring', scenario: 'locked', go: seeing(/keyring/) },
  { name: 'the starting app', scenario: 'starting', go: seeing('Outbox is starting…') },
]

/** The window at rest, with axe in it, which is quicker with each look; null before the first view, and after a view in which something failed. */
let resting: Shown | null = null

async function atRest(): Promise<Shown> {
  const shown = resting ?? (await show('mixed', { reducedMotion: 'reduce' }))
  resting = null
  await shown.page.emulateMedia({ colorScheme: 'light' })
  return shown
}

describe.skipIf(noBrowser !== null)('axe finds nothing in', () => {
  for (const { name, scenario, go, leave } of views) {
    it(`${name}, light and dark`, async () => {
      const { main, page } = await atRest()
      main.become(scenarios[scenario]())
      await go(page)
      const light = await axeFaults(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      // Only colours differ.
      const dark = await axeFaults(page, colourRules)
      expect({ light, dark }).toEqual({ light: [], dark: [] })
      await leave?.(page)
      resting = { main, page }
    })
  }

  it('nothing would be found by a look that finds nothing: planted faults are seen', async () => {
    const { main, page } = await atRest()
    main.become(scenarios.mixed())
    await page.getByRole('row', budget).waitFor()
    await page.evaluate("document.querySelector('.icon-button').removeAttribute('aria-label')")
    await page.evaluate("document.querySelector('.icon-button').removeAttribute('title')")
    await page.evaluate("document.querySelector('[role=row] .name').style.color = 'rgb(240, 240, 240)'")
    const found = await axeFaults(page)
    const byColour = await axeFaults(page, colourRules)
    expect(found.some((fault) => fault.startsWith('button-name'))).toBe(true)
    expect(byColour.some((fault) => fault.startsWith('color-contrast'))).toBe(true)
  })
})
