// Files of a list are chosen by the pointer. Rows move until the pointer is over their list, which is a moment after it was
// aimed: whoever presses in that moment gets another row, sees so, and aims again. A test does as they do.
import { expect, type Locator, type Page } from '@playwright/test'
import { rowOf } from './window-actions.ts'

/** How long a test looks before it aims again: a row that was hit answers after one read. */
const looksForMs = 2_000
const patience = { timeout: 60_000 }

type Press = 'click' | 'dblclick'

/** Clicks a file's row until it is the chosen one. With `right` its menu is asked for, too. */
export async function chooseRow(page: Page, name: string, button: 'left' | 'right' = 'left'): Promise<void> {
  await expect(async () => {
    await rowOf(page, name).click({ button })
    await expect(rowOf(page, name)).toHaveAttribute('aria-selected', 'true', { timeout: looksForMs })
  }).toPass(patience)
}

/**
 * Opens the details of a file by its row. A click does it where there is room for them beside the list or they are open
 * already, a double click in every window.
 */
export async function openDetails(page: Page, name: string, press: Press = 'click'): Promise<Locator> {
  // By its role alone: the window may speak any language.
  const details = page.getByRole('complementary')
  await expect(async () => {
    await rowOf(page, name)[press]()
    await expect(details.getByRole('heading', { name })).toBeVisible({ timeout: looksForMs })
  }).toPass(patience)
  return details
}

/** The same for a row that more than its name tells apart from others. */
export async function openDetailsOf(page: Page, row: Locator): Promise<Locator> {
  const details = page.getByRole('complementary')
  await expect(async () => {
    await row.dblclick()
    await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: looksForMs })
    await expect(details).toBeVisible({ timeout: looksForMs })
  }).toPass(patience)
  return details
}
