// How long a window that is shown with 100,000 uploads takes to its first rows: from the moment its page begins to load
// until the first row of a file stands in it, as the page's own clock says.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { anAppPlace, noWindow } from '../rig/app-window.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import type { Workplace } from '../rig/workplace.ts'

const uploads = 100_000

export const windowFirstRows: Measure = {
  name: 'window-first-rows',
  what: 'first rows of a window with 100,000 uploads, after its page begins to load',
  target: 500,
  unit: 'ms',
  higher: false,
  take: takeFirstRows,
}

async function takeFirstRows(place: Workplace): Promise<Taken> {
  const none = noWindow()
  if (none !== null) return none
  await using controller = await anAppPlace(uploads)
  const { app, page } = await controller.launch()
  await noteFirstRow(page)
  const values: number[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    await page.evaluate('delete window.firstRowMs')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    values.push(await firstRowMs(page))
    place.say(`window-first-rows: ${values.at(-1)?.toFixed(0)} ms`)
  }
  await controller.end(app)
  return { kind: 'taken', values, beside: {} }
}

const longestWaitMs = 30_000
const lookEveryMs = 100

/** What the page wrote down; asked for again and again, since its policy lets no function be handed in to wait with. */
async function firstRowMs(page: Page): Promise<number> {
  for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += lookEveryMs) {
    await sleep(lookEveryMs)
    // While the page is loaded anew there is nobody to answer.
    const tookMs: unknown = await page.evaluate('window.firstRowMs').catch(() => null)
    if (typeof tookMs === 'number') return tookMs
  }
  throw new Error('the page did not say when its first row was there')
}

/** From now on each page of the window writes down when its first file's row was there. */
async function noteFirstRow(page: Page): Promise<void> {
  await page.addInitScript(`
    new MutationObserver((_, observer) => {
      if (document.querySelector('[role=row][aria-rowindex] [role=gridcell]') === null) return
      window.firstRowMs = performance.now()
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  `)
}
