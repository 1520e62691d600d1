// The whole first use without a mouse: set-up, a file sent, its details, a retry, the settings.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { deviceKey, picture, test, type OpenedApp } from './rig/app-world.ts'
import { expectHeading, expectRow, rowOf, saveAll } from './rig/window-actions.ts'

const mostTabs = 40

/** Walks with the Tab key until the keyboard is on `target`, which may come a moment after what was pressed before: it is waited for. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  await expect(target).toBeEnabled()
  for (let pressed = 0; pressed < mostTabs; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`the Tab key does not come to ${String(target)}`)
}

/** Whatever has the keyboard can be seen to have it: an outline, or a border that changes. */
async function expectSeenFocus(page: Page): Promise<void> {
  const style = await page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null) return 'nothing has the keyboard'
    const shown = [focused, focused.parentElement ?? focused, ...focused.querySelectorAll('.is-cursor')]
    const isSeen = shown.some((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    return isSeen ? 'seen' : `not seen: ${focused.outerHTML.slice(0, 120)}`
  })
  expect(style).toBe('seen')
}

test('all is done with the keyboard alone', async ({ world }) => {
  const opened = await world.openFresh()
  await test.step('the whole first use', () => firstUse(opened, world.company))
  await test.step('the pause menu and the question before leaving out are used and left', () =>
    pauseAndLeaveOut(opened.page, world.company))
})

async function firstUse({ app, page }: OpenedApp, company: Company): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, company.folder)
  const { keyboard } = page

  await tabTo(page, page.getByLabel('Address of the company server'))
  await expectSeenFocus(page)
  await keyboard.type(company.serverUrl())
  await tabTo(page, page.getByRole('button', { name: 'Sign in with your company account' }))
  await expectSeenFocus(page)
  await tabTo(page, page.getByLabel('Device key'))
  await keyboard.type(deviceKey)
  await keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled()
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: /^Choose/ }))
  await expectSeenFocus(page)
  await keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled()
  await tabTo(page, page.getByRole('button', { name: 'Continue' }))
  await keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Start watching' }))
  await expectSeenFocus(page)
  await keyboard.press('Enter')
  await expectHeading(page, 'There is nothing to send yet')

  // One file that arrives, and one whose place in Dropbox is taken until it is tried again.
  company.dropbox.model.createFolder('/Outbox/taken.txt', company.dropbox.nowMs())
  await saveAll(company, ['fine.txt', 'taken.txt'])
  await expectHeading(page, '1 file needs you')
  await tabTo(page, page.getByRole('grid'))
  await keyboard.press('ArrowDown')
  await expect(rowOf(page, 'taken.txt')).toHaveAttribute('aria-selected', 'true')
  await expectSeenFocus(page)
  await keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details.getByText('is already in Dropbox').first()).toBeVisible()
  await picture(page, 'keyboard-detail')
  company.dropbox.model.delete('/Outbox/taken.txt', company.dropbox.nowMs())
  await tabTo(page, details.getByRole('button', { name: 'Try again' }))
  await expectSeenFocus(page)
  await keyboard.press('Enter')
  await expectHeading(page, 'Everything is sent')
  await keyboard.press('Escape')
  await expect(details).toBeHidden()
  await expect(page.getByRole('grid')).toBeFocused()

  await tabTo(page, page.getByRole('button', { name: 'Settings' }), 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await tabTo(
    page,
    page
      .getByLabel('Only when a file needs me')
      .or(page.getByRole('radio', { checked: true }))
      .first(),
  )
  await keyboard.press('ArrowDown')
  await expect(page.getByLabel('Only when a file needs me')).toBeChecked()
  await tabTo(page, page.getByLabel('Names and patterns that are not sent'))
  await keyboard.type('*.bak')
  await tabTo(page, page.getByRole('button', { name: 'Save' }))
  await expectSeenFocus(page)
  await keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /^Saved\.$/ })).toBeVisible()
  await keyboard.press('Escape')
  await expectHeading(page, 'Everything is sent')
  await company.save('old.bak', 'never sent')
  await company.save('new.txt', 'sent')
  await expectRow(page, 'new.txt', /Sent\./)
  expect(company.commits()).toEqual(['/Outbox/fine.txt', '/Outbox/taken.txt', '/Outbox/new.txt'])
}

async function pauseAndLeaveOut(page: Page, company: Company): Promise<void> {
  const { keyboard } = page
  const pause = page.getByRole('banner').getByRole('button', { name: 'Pause' })
  await tabTo(page, pause)
  await keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'For one hour' })).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Until I resume' })).toBeFocused()
  await picture(page, 'pause-menu')
  await keyboard.press('Escape')
  await expect(pause).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'For one hour' })).toBeFocused()
  await keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitem', { name: 'Until I resume' })).toBeFocused()
  await keyboard.press('Enter')
  const resume = page.getByRole('banner').getByRole('button', { name: 'Resume' })
  await expect(resume).toBeVisible()
  // The keyboard stays where it was, so that the next key undoes it.
  await expect(resume).toBeFocused()

  await saveAll(company, ['draft.txt'])
  await expect(rowOf(page, 'draft.txt')).toBeVisible()
  await tabTo(page, page.getByRole('grid'))
  await keyboard.press('Home')
  await keyboard.press('ArrowDown')
  await expect(rowOf(page, 'draft.txt')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Delete')
  const question = page.getByRole('dialog', { name: 'Leave out “draft.txt”?' })
  await expect(question).toBeVisible()
  await keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(page.getByRole('grid')).toBeFocused()
  await expect(rowOf(page, 'draft.txt')).toBeVisible()
  await keyboard.press('Delete')
  await expect(question).toBeVisible()
  await keyboard.press('Enter')
  await expect(rowOf(page, 'draft.txt')).toBeHidden()
}
