// The window as it is shipped, in Chromium, under its content security policy, against a main that answers from memory.
import { describe, expect, it } from 'vitest'
import { visibleBaseName } from '#shared/words/visible-name.ts'
import { noBrowser, windowForAll } from './harness/built-window.ts'
import type { FakeMain } from './harness/fake-main.ts'
import { aRow } from './harness/some-rows.ts'

if (noBrowser !== null) console.log(`skipped: ${noBrowser}`)

const show = windowForAll()

const askedOf = (main: FakeMain, name: string): unknown[] =>
  main.requests.filter((request) => request.name === name).map(({ input }) => input)

/** Escape, and Delete at once: a question tells that it was closed only a moment after it is. */
const askAgain = 'document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Delete", bubbles: true }))'
const leaveAndAsk = `document.querySelector('dialog').requestClose(); Promise.resolve().then(() => ${askAgain})`

describe.skipIf(noBrowser !== null)('the list', () => {
  it('says rows as sentences and knows how many there are', async () => {
    const { page } = await show('mixed')
    const grid = page.getByRole('grid', { name: 'Files' })
    await grid
      .getByRole('row', { name: 'Budget.xlsx in Invoices/Q3. Refused by Dropbox. Needs you. 1.2 MB.' })
      .waitFor()
    await grid.getByRole('row', { name: /^Site survey .* in Video\. Uploading 42 %\. 640 MB\.$/ }).waitFor()
    // 310 files in four groups, and the headers of the columns.
    expect(await grid.getAttribute('aria-rowcount')).toBe('315')
    expect(await grid.getByRole('row', { name: /^Budget.xlsx/ }).getAttribute('aria-rowindex')).toBe('3')
    expect(await page.getByRole('button', { name: 'Sent 240' }).count()).toBe(1)
  })

  it('is used by keyboard alone', async () => {
    const { main, page } = await show('mixed')
    const grid = page.getByRole('grid')
    await page.getByRole('row', { name: /^Budget\.xlsx/ }).waitFor()
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('2 selected').waitFor()
    expect(await page.getByRole('row', { selected: true }).count()).toBe(2)
    await page.keyboard.press('Control+r')
    await page.keyboard.press('Shift+F10')
    await page.keyboard.press('Delete')
    await page.getByRole('dialog').waitFor()
    await page.evaluate(leaveAndAsk)
    await page.getByRole('button', { name: 'Leave out' }).last().press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const ids = main.rows.slice(0, 2).map(({ id }) => id)
    expect(askedOf(main, 'act')).toEqual([
      { action: 'retry', rows: ids },
      { action: 'skip', rows: ids },
    ])
    expect(askedOf(main, 'openRowMenu')).toEqual([ids])
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').getByText('What happened').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('complementary').count()).toBe(0)
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('grid')
    await page.keyboard.press('End')
    await page.getByRole('row', { name: /^Scan 1161\.pdf/ }).waitFor()
    const active = (await grid.getAttribute('aria-activedescendant')) ?? ''
    expect(await page.locator(`#${active}`).getAttribute('aria-label')).toContain('Scan 1161.pdf')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('summary')
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('3')
  })

  it('shows every hostile name as text, letter by letter', async () => {
    const { main, page } = await show('hostile', { viewport: { width: 960, height: 2_400 } })
    await page.getByRole('row', { name: /constructor/ }).waitFor()
    const names = await page.locator('[data-offset] .name').allTextContents()
    expect(names).toEqual(main.rows.map(({ row }) => visibleBaseName(row.path)))
    const scripts = await page.evaluate(
      'document.querySelectorAll("script:not([src]), img, iframe, svg[onload]").length',
    )
    expect(scripts).toBe(0)
  })

  it('holds 100,000 rows and draws a few', async () => {
    const { page } = await show('huge')
    await page.getByRole('row', { name: /^File 0\.dat/ }).waitFor()
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('100003')
    await page.getByRole('grid').focus()
    await page.keyboard.press('End')
    await page.getByRole('row', { name: /^File 99999\.dat/ }).waitFor()
    expect(await page.getByRole('row').count()).toBeLessThan(80)
  })

  it('keeps rows in their places under the pointer and offers the new order', async () => {
    const { main, page } = await show('mixed')
    const budget = page.getByRole('row', { name: /^Budget\.xlsx/ })
    await budget.hover()
    const place = await budget.boundingBox()
    const fresh = aRow('Fresh.txt', {
      group: 'attention',
      row: { state: 'blocked', reason: 'too_large', action: 'make_smaller' },
    })
    main.tellList([fresh, ...main.rows])
    await page.getByRole('button', { name: '1 new' }).waitFor()
    expect(await budget.boundingBox()).toEqual(place)
    await page.getByRole('button', { name: '1 new' }).click()
    await page.getByRole('row', { name: /^Fresh\.txt/ }).waitFor()
  })

  // How often is main's to choose: see test/main/ipc/window-updates.test.ts.
  it('shows each report when it comes, and the last of many', async () => {
    const { main, page } = await show('mixed', { fixedMs: null })
    const row = main.rows.find((one) => one.row.path.includes('Delivery notes'))
    if (row === undefined || row.row.state === 'excluded') throw new Error('the scenario has no such row')
    await page.getByRole('row', { name: /^Delivery notes/ }).waitFor()
    for (let at = 1; at <= 90; at += 1) main.tellRows([{ ...row, row: { ...row.row, sentBytes: at * 46_000 } }])
    await page.getByRole('row', { name: /^Delivery notes.*90 %/ }).waitFor()
  })

  it('reads anew when a report is missing', async () => {
    const { main, page } = await show('mixed')
    await page.getByRole('row', { name: /^Budget\.xlsx/ }).waitFor()
    const before = askedOf(main, 'readApp').length
    main.send('report', { sequence: 77, app: null, rows: [], version: 1 })
    await expect.poll(() => askedOf(main, 'readApp').length).toBe(before + 1)
  })
})

describe.skipIf(noBrowser !== null)('the rest of the window', () => {
  it('says what stops everything in one banner', async () => {
    const { page } = await show('offline')
    await page.getByText('There is no network.', { exact: true }).waitFor()
    expect(await page.locator('[data-banner]').count()).toBe(1)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Waiting for the network · 64 files wait')
  })

  it('closes a notice that was read, and keeps it closed', async () => {
    const { page } = await show('paused')
    await page.getByText(/were damaged/).waitFor()
    expect(await page.locator('[data-banner]').count()).toBe(3)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText(/were damaged/).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Back to the files' }).click()
    await page.locator('[data-banner]').first().waitFor()
    expect(await page.locator('[data-banner]').count()).toBe(2)
  })

  it('says of a sent file where it is, and of a copy why it has another name', async () => {
    const { page } = await show('mixed')
    await page.getByRole('button', { name: 'Sent 240' }).click()
    const copy = page.getByRole('row', { name: /^Scan 1399\.pdf in Scans\. Sent as a copy\./ })
    await copy.dblclick()
    const details = page.getByRole('complementary')
    await details.getByText('Something else named “Scan 1399.pdf” was already there, so both were kept.').waitFor()
    await details.getByText('/Acme/Uploads/Kim Lee/Scans/Scan 1399 (from laptop-7, 2026-11-23).pdf').waitFor()
    expect(await copy.locator('.status').getAttribute('title')).toContain('In Dropbox: /Acme/Uploads/')
  })

  it('changes what becomes of a name that is used again, and of a file that was sent', async () => {
    const { main, page } = await show('mixed')
    await page.getByRole('button', { name: 'Settings' }).click()
    // Not `check`: nobody changes the setting here, so the box is empty again at once.
    await page.getByLabel(/^Replace the older file in Dropbox/).click()
    await page.getByLabel(/^Move it to the folder .Sent./).click()
    const asked = [{ replaceByName: true }, { afterUpload: 'sent' }]
    await expect.poll(() => askedOf(main, 'changeSettings')).toEqual(asked)
  })

  it('leads through the set-up and gives the key away once', async () => {
    const { main, page } = await show('set_up')
    await page.getByLabel('Device key').fill('canary-key')
    await page.keyboard.press('Enter')
    await page.getByText('You can continue').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Choose a folder' }).press('Enter')
    await page.getByRole('button', { name: 'Continue' }).press('Enter')
    await page.getByText('1,284 files (8.4 GB) are in the folder already.').waitFor()
    await page.getByLabel('Only new ones').check()
    await page.getByRole('button', { name: 'Start watching' }).press('Enter')
    await expect.poll(() => askedOf(main, 'finishSetUp')).toEqual(['leave'])
    expect(askedOf(main, 'checkServer')).toEqual([{ server: 'https://uploads.acme.example', key: 'canary-key' }])
    expect(await page.content()).not.toContain('canary-key')
  })

  it('copies dropped files and takes them back', async () => {
    const { main, page } = await show('never_used')
    await page.getByText('They are sent automatically.').waitFor()
    await page.evaluate(`{
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['one'], 'one.txt'))
      dataTransfer.items.add(new File(['two'], 'two.txt'))
      document.querySelector('.window').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
    }`)
    await page.getByText('2 files copied into the folder.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('1 file taken back.').waitFor()
    expect(askedOf(main, 'addFiles')).toEqual([['/dropped/one.txt', '/dropped/two.txt']])
    expect(askedOf(main, 'undoAdd')).toEqual([1])
  })

  it('saves patterns to ignore, and refuses a path before main has to', async () => {
    const { main, page } = await show('mixed')
    await page.getByRole('button', { name: 'Settings' }).click()
    const patterns = page.getByLabel('Names and patterns that are not sent')
    await patterns.fill('a/b')
    await page.getByText('is a path').waitFor()
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await patterns.fill('*.bak\n*.old')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    expect(askedOf(main, 'changeSettings')).toEqual([{ ignore: ['*.bak', '*.old'] }])
    await page.keyboard.press('Escape')
    await page.getByRole('grid').waitFor()
  })

  it('keeps to a speed, and is let off it for an hour', async () => {
    const { main, page } = await show('slow')
    await page.getByText(/^At most 500 kB\/s until \d\d:\d\d, by your timetable$/).waitFor()
    await page.getByRole('button', { name: 'Full speed for one hour' }).click()
    await expect.poll(() => askedOf(main, 'wantFullSpeed')).toEqual([true])
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByLabel('Kilobytes a second at most').fill('20')
    await page.getByText('At least 32 kB/s').waitFor()
    await page.getByLabel('Kilobytes a second at most').fill('250')
    await page.getByLabel('At most', { exact: true }).click()
    const times = page.getByLabel('At certain times')
    await times.fill('Mon 08:00-18:00 auto\nMon 17:00-19:00 pause')
    await page.getByText('speak of the same time').waitFor()
    await times.fill('Mon 08:00-18:00 auto')
    await page.getByRole('button', { name: 'Use these times' }).click()
    await page.getByText('Saved.').waitFor()
    expect(askedOf(main, 'changeSettings')).toEqual([
      { speedLimit: { kind: 'fixed', kilobytesPerSecond: 250 } },
      { timetable: [{ days: ['Mon'], fromMinute: 480, toMinute: 1_080, speed: { kind: 'auto' } }] },
    ])
  })

  it('pauses for a while, by keyboard', async () => {
    const { main, page } = await show('mixed')
    await page.getByRole('button', { name: 'Pause', exact: true }).press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => askedOf(main, 'pauseAll')).toEqual(['until_tomorrow'])
  })

  it('follows the commands of menus', async () => {
    const { main, page } = await show('mixed')
    await page.getByRole('grid').waitFor()
    main.send('command', 'show_settings')
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    main.send('command', 'search')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('search')
  })
})
