// The built window and a browser for the tests of one file: begun once, ended once.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { FakeMain } from './fake-main.ts'
import { chromiumPath, openWindow } from './open-window.ts'
import type { OpenedWindow, WindowOptions } from './open-window.ts'
import { buildWindow, serveWindow } from './site.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

/** Why tests with a browser cannot run here; null when they can. */
export const noBrowser = existsSync(chromiumPath) ? null : `there is no ${chromiumPath}`

export type BuiltWindow = {
  open(main: FakeMain, options?: WindowOptions): Promise<OpenedWindow>
  close(): Promise<void>
}

export async function startWindows(): Promise<BuiltWindow> {
  const folder = makeFolder()
  await buildWindow(folder)
  const site = await serveWindow(folder)
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  return {
    open: (main, options) => openWindow(browser, site.address, main, options),
    close: async () => {
      await browser.close()
      site.close()
      removeFolder(folder)
    },
  }
}
