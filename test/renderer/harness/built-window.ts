// The built window and a browser for the tests of one file: begun once, ended once.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { FakeMain } from './fake-main.ts'
import { keptWindow } from './kept-window.ts'
import { chromiumPath, openWindow } from './open-window.ts'
import type { OpenedWindow, WindowOptions } from './open-window.ts'
import { scenarios } from './scenarios.ts'
import type { ScenarioName } from './scenarios.ts'
import { serveWindow } from './site.ts'

/** Why tests with a browser cannot run here; null when they can. */
export const noBrowser = existsSync(chromiumPath) ? null : `there is no ${chromiumPath}`

export type Shown = { readonly main: FakeMain; readonly page: Page }

export type ShowWindow = (name: ScenarioName, options?: WindowOptions) => Promise<Shown>

/**
 * Begins a browser for the tests of the file it is called in, and answers what shows a scenario in it, in a page that was just
 * loaded. There is one page for the same options, used again by what is shown next; after a test that failed there are new ones. A
 * test fails when its page was refused something or failed anywhere.
 */
export function windowForAll(): ShowWindow {
  const opened = new Map<string, OpenedWindow>()
  const faults: string[] = []
  let windows: Windows | null = null
  beforeAll(async () => {
    if (noBrowser === null) windows = await startWindows()
  })
  afterEach(async ({ task }) => {
    for (const window of opened.values()) faults.push(...window.faults.splice(0))
    const seen = faults.splice(0)
    if (task.result?.state === 'fail' || seen.length > 0) {
      await Promise.all(opened.values().map((window) => window.close()))
      opened.clear()
    }
    expect(seen).toEqual([])
  })
  afterAll(() => windows?.close())
  return async (name, options = {}) => {
    if (windows === null) throw new Error('the browser was not started')
    const main: FakeMain = scenarios[name]()
    const key = JSON.stringify(options)
    const window = opened.get(key)
    if (window === undefined) {
      const first = await windows.open(main, options)
      opened.set(key, first)
      return { main, page: first.page }
    }
    faults.push(...window.faults.splice(0))
    // Where the pointer of the test before was, it would rest on something.
    await window.page.mouse.move(0, 0)
    await window.show(main)
    return { main, page: window.page }
  }
}

type Windows = {
  open(main: FakeMain, options: WindowOptions): Promise<OpenedWindow>
  close(): Promise<void>
}

async function startWindows(): Promise<Windows> {
  const site = await serveWindow(keptWindow())
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  return {
    open: (main, options) => openWindow(browser, site.address, main, options),
    close: async () => {
      await browser.close()
      site.close()
    },
  }
}
