// What a person does in the window again and again, and what they read there.
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'

export type PauseWords = 'For one hour' | 'Until tomorrow' | 'Until I resume'

export async function pauseAll(page: Page, length: PauseWords = 'Until I resume'): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('menuitem', { name: length }).click()
  await expect(page.getByRole('banner').getByRole('button', { name: 'Resume' })).toBeVisible()
}

export async function resumeAll(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('banner').getByRole('button', { name: 'Pause' })).toBeVisible()
}

/** The row of a file; a screen reader hears its name first. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('grid').getByRole('row', { name: new RegExp(`^${name.replaceAll(/[.()?]/g, '\\$&')}`) })
}

/** Waits until a filter says how many files it shows. */
export async function expectCount(
  page: Page,
  filter: string,
  count: number,
  patience: { readonly timeout?: number } = {},
): Promise<void> {
  await expect(chip(page, filter)).toHaveText(new RegExp(`^${filter}\\s*${count}$`), patience)
}

export function chip(page: Page, filter: string): Locator {
  return page.getByRole('group', { name: 'Show' }).getByRole('button', { name: new RegExp(`^${filter}`) })
}

/** Names of the files in sight, from top to bottom. */
export async function namesInSight(page: Page): Promise<readonly string[]> {
  const rows = page.getByRole('grid').locator('[data-offset]')
  const shown = await rows.evaluateAll((elements) =>
    elements.map((element): [number, string] => [
      Number(element.getAttribute('data-offset')),
      element.querySelector('.name')?.textContent ?? '',
    ]),
  )
  return shown.toSorted(([one], [other]) => one - other).map(([, name]) => name)
}

/**
 * Waits until the list shows so many files and no other line: the rows of the list before stay in sight until those of another filter,
 * search or order are here. The line of the column heads is counted in `aria-rowcount`, too.
 */
export async function expectOnly(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1))
}

/** Counted, not looked for: of a view that is waited for, Playwright writes down the whole page at each try. */
export async function expectHeading(page: Page, name: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name }).filter({ visible: true })).toHaveCount(1)
}

/** Waits until the row of a file is there and says this. */
export async function expectRow(page: Page, name: string, says: RegExp): Promise<void> {
  await rowOf(page, name).waitFor()
  await expect(rowOf(page, name)).toHaveAccessibleName(says)
}

/**
 * Resizes the window and waits until its page has the new width: the page hears of it later, and a picture that is taken
 * while the size changes would give the page its old one back. A frame may take a few points of the width.
 */
export async function resize(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      for (const window of BrowserWindow.getAllWindows()) window.setBounds(size)
    },
    { width, height },
  )
  for (const page of app.windows()) {
    const fits = async (): Promise<boolean> => isWithin(await page.evaluate(() => innerWidth), width - 40, width)
    await expect.poll(fits, `a page ${width} wide`).toBe(true)
  }
}

/** Enlarges the page, and waits until it has the width that is left to it. */
export async function zoomTo(app: ElectronApplication, factor: number): Promise<void> {
  const width = await app.evaluate(({ BrowserWindow }, zoom) => {
    const windows = BrowserWindow.getAllWindows()
    for (const window of windows) window.webContents.setZoomFactor(zoom)
    return windows[0]?.getBounds().width ?? 0
  }, factor)
  for (const page of app.windows()) {
    const fits = async (): Promise<boolean> =>
      isWithin(await page.evaluate(() => innerWidth), (width - 40) / factor - 1, width / factor)
    await expect.poll(fits, `a page enlarged ${factor} times`).toBe(true)
  }
}

const isWithin = (value: number, from: number, to: number): boolean => from <= value && value <= to

/** Saves files, each with a content of its own. */
export async function saveAll(company: Company, paths: readonly string[]): Promise<void> {
  for (const path of paths) await company.save(path, `content of ${path}`)
}
