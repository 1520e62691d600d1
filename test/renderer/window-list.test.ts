// What the list offers: nothing that cannot work, words where it is empty, and heads that sort wherever they are clicked; and the report
// for IT.
import { describe, expect, it } from 'vitest'
import { noBrowser, windowForAll } from './harness/built-window.ts'

if (noBrowser !== null) console.log(`skipped: ${noBrowser}`)

const show = windowForAll()

/** In the page: folders that are seen in part, and names that miss a letter although something of their folder is seen. */
function cutBesideFolders(): { readonly cutFolders: number; readonly cutNames: readonly string[] } {
  const missing = (element: Element): number => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect().width - element.getBoundingClientRect().width
  }
  const cut = [...document.querySelectorAll('.grid-body .file-name:has(.folder)')].flatMap((element) => {
    const [name, folder] = [element.querySelector('.name-head'), element.querySelector('.folder')]
    const isCut = folder !== null && folder.getBoundingClientRect().width > 4 && missing(folder) > 0.5
    return isCut && name !== null ? [name] : []
  })
  return {
    cutFolders: cut.length,
    // The browser counts in parts of 1/64.
    cutNames: cut.filter((name) => missing(name) > 1 / 64).map((name) => name.textContent),
  }
}

describe.skipIf(noBrowser !== null)('the list', () => {
  it('offers no retry of all while the folder is away', async () => {
    for (const [name, count] of [
      ['mixed', 1],
      ['folder_away', 0],
    ] as const) {
      const { page } = await show(name)
      await page.locator('[data-group-header=attention]').waitFor()
      expect(await page.getByRole('button', { name: 'Try all again' }).count()).toBe(count)
    }
  })

  it('says where all files are when all were left out, and sorts by the whole head of a column', async () => {
    const { page } = await show('only_left_out')
    await page.getByText('All 2 files in the folder are left out.').waitFor()
    await page.getByText('You can also drop files on this window.').waitFor()
    await show('mixed')
    const head = page.getByRole('columnheader', { name: 'Name' })
    const { width = 0, height = 0 } = (await head.boundingBox()) ?? {}
    await head.click({ position: { x: width - 20, y: height / 2 } })
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
  })

  it('names a column by its name alone, for who hears the head of the list', async () => {
    const { page } = await show('mixed')
    await page.getByRole('row', { name: 'Name Status Size Added Sent', exact: true }).waitFor()
  })

  it('cuts the folder beside a name before it cuts a letter of the name', async () => {
    const { page } = await show('mixed')
    await page.getByRole('row', { name: /^Budget\.xlsx/ }).waitFor()
    const seen = { cutFolders: 0, cutNames: [] as string[] }
    for (let width = 480; width <= 960; width += 40) {
      await page.setViewportSize({ width, height: 640 })
      const { cutFolders, cutNames } = await page.evaluate(cutBesideFolders)
      seen.cutFolders += cutFolders
      seen.cutNames.push(...cutNames)
    }
    expect(seen.cutFolders).toBeGreaterThan(0)
    expect(seen.cutNames).toEqual([])
  })

  it('has columns that are made wider by dragging and by keys, and chosen in a menu; all of it is kept', async () => {
    const { main, page } = await show('mixed')
    const head = page.getByRole('columnheader', { name: 'Name' })
    await page.getByRole('row', { name: /^Budget\.xlsx/ }).waitFor()
    const widthOf = async (): Promise<number> => Math.round((await head.boundingBox())?.width ?? 0)
    const usual = await widthOf()
    const edge = head.getByRole('separator')
    const { x = 0, y = 0, width = 0, height = 0 } = (await edge.boundingBox()) ?? {}
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width / 2 - 64, y + height / 2, { steps: 4 })
    await page.mouse.up()
    const dragged = await widthOf()
    expect(Math.abs(usual - 64 - dragged)).toBeLessThan(4)
    // The other side, too, can be taken at the edge, and it stays under the pointer: the next column gives what this one gets.
    const at = (await edge.boundingBox())?.x ?? 0
    await page.mouse.move(at + width - 1, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(at + width - 1 + 200, y + height / 2, { steps: 4 })
    await page.mouse.up()
    expect(Math.abs((await widthOf()) - (dragged + 200))).toBeLessThan(2)
    expect(Math.abs(((await edge.boundingBox())?.x ?? 0) - (at + 200))).toBeLessThan(2)
    for (let step = 0; step < 13; step += 1) await edge.press('ArrowLeft')
    expect(await page.getByRole('separator').count()).toBe((await page.getByRole('columnheader').count()) - 1)
    await edge.press('ArrowRight')
    expect(await widthOf()).toBe(dragged + 8)
    expect(await edge.getAttribute('aria-valuenow')).toBe(String(Math.round((dragged + 8) / 16)))
    await edge.press('Enter')
    expect(await widthOf()).toBe(usual)
    await head.click({ button: 'right' })
    await page.getByRole('menuitemcheckbox', { name: 'Size' }).click()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('columnheader', { name: 'Size' }).count()).toBe(0)
    // The head was not sorted by any of this.
    expect(await head.getAttribute('aria-sort')).toBe('none')
    const kept = main.requests.filter(({ name }) => name === 'changeSettings').map(({ input }) => input)
    expect(kept.at(-1)).toEqual({ listColumns: { hidden: ['size'], widths: {} } })
    // Two drags, fifteen keys, and the column that was left out.
    expect(kept).toHaveLength(18)
  })
})

describe.skipIf(noBrowser !== null)('the report for IT', () => {
  it('shows what holds and who decided it, and reads it again when that changes', async () => {
    const { main, page } = await show('mixed')
    await page.getByRole('grid').waitFor()
    const asked = (): unknown[] => main.requests.filter(({ name }) => name === 'readItReport').map(({ input }) => input)
    main.send('command', 'show_effective_settings')
    const dialog = page.getByRole('dialog', { name: 'Effective settings' })
    await dialog.getByRole('rowheader', { name: 'Upload limit' }).waitFor()
    await dialog.getByText('Your organization: /etc/outbox/policy.json').waitFor()
    main.send('command', 'settings_changed')
    await expect.poll(() => asked()).toEqual(['settings', 'settings'])
    await dialog.getByRole('button', { name: 'Copy for IT' }).click()
    await page.getByText('Copied.').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('shows the support bundle before it is saved, with codes for names until a person wants the names', async () => {
    const { main, page } = await show('mixed')
    await page.getByRole('grid').waitFor()
    main.send('command', 'show_support_bundle')
    const dialog = page.getByRole('dialog', { name: 'Support bundle' })
    await dialog.getByText('0123456789.pdf').waitFor()
    await dialog.getByLabel('With the names of files and folders').check()
    await dialog.getByText('Invoice.pdf').waitFor()
    await dialog.getByRole('button', { name: 'Save…' }).click()
    await page.getByText('bundle.txt is the support bundle.').waitFor()
    await dialog.waitFor({ state: 'detached' })
    const asked = main.requests.filter(({ name }) => name.endsWith('SupportBundle'))
    expect(asked.map(({ input }) => input)).toEqual([false, true, undefined])
  })
})

describe.skipIf(noBrowser !== null)('a company server that wants a newer Outbox', () => {
  it('has the next step beside the sentence, and another one once that is done', async () => {
    const { main, page } = await show('update_required')
    await page.getByRole('button', { name: 'Check for updates' }).click()
    await expect
      .poll(() => main.requests.filter(({ name }) => name === 'doUpdate').map(({ input }) => input))
      .toEqual(['check'])
  })

  it('says who brings it where Outbox cannot', async () => {
    const { page } = await show('update_by_others')
    await page.getByText('your IT department installs newer versions').waitFor()
    expect(await page.getByRole('button', { name: 'Check for updates' }).count()).toBe(0)
  })
})

describe.skipIf(noBrowser !== null)('a proxy that wants a name and a password', () => {
  it('is told them once, from the line that says so, and the page keeps neither', async () => {
    const { main, page } = await show('proxy_login')
    const told = (): unknown[] => main.requests.filter(({ name }) => name === 'signInToProxy').map(({ input }) => input)
    await page.getByRole('button', { name: 'Sign in to the proxy…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign in to the network’s proxy' })
    expect(await dialog.getByRole('button', { name: 'Sign in' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Name').fill('ada')
    await dialog.getByLabel('Password').fill('canary-password')
    await page.keyboard.press('Enter')
    await expect.poll(() => told()).toEqual([{ name: 'ada', password: 'canary-password' }])
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Outbox asks for it again after the next start.').waitFor()
    expect(await page.content()).not.toContain('canary-password')
    await page.getByRole('button', { name: 'Sign in to the proxy…' }).click()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(told()).toHaveLength(1)
  })
})

describe.skipIf(noBrowser !== null)('newer versions', () => {
  it('are asked for in one line above the list when the company server wants one, and each file waits', async () => {
    const { page } = await show('update_required')
    const line = page.locator('[data-banner]')
    await line.getByText('Your company’s server wants a newer version of Outbox.').waitFor()
    await line.getByText('Update Outbox, or ask your IT department to. Nothing is lost; the files wait.').waitFor()
  })

  it('that are loaded say when they are installed, until that was read', async () => {
    const { page } = await show('update_ready')
    const ready = page.getByText(/^Outbox 1\.4\.0 is loaded and checked\. It is installed when you quit Outbox/)
    await ready.waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await ready.waitFor({ state: 'detached' })
  })
})
