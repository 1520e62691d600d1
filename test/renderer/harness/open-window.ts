// Opens the built window in Chromium with a fake main behind `window.outbox`.
import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { RequestName } from '#shared/contract/ipc-channels.ts'
import { requests } from '#shared/contract/ipc.ts'
import type { FakeMain } from './fake-main.ts'
import { nowMs } from './some-rows.ts'

/** Without the windows of a browser it starts faster. */
const shell = '/usr/bin/chromium-headless-shell'

export const chromiumPath = existsSync(shell) ? shell : '/usr/bin/chromium'

export type OpenedWindow = {
  readonly page: Page
  /** What the content security policy refused, and errors of the page. */
  readonly faults: string[]
  close(): Promise<void>
}

export type WindowOptions = BrowserContextOptions & {
  /** The clock of the page stands still at this moment; null lets it run. */
  readonly fixedMs?: number | null
  /** A language the page is opened in: its tag. */
  readonly lang?: string
}

/** What the preload script would put into the page: requests go to the fake main, events come from it. */
const pageScript = `(() => {
  const listeners = { report: new Set(), command: new Set() }
  window.emitEvent = (name, data) => { for (const listener of listeners[name]) listener(data) }
  const bridge = { on: (name, listener) => { listeners[name].add(listener); return () => listeners[name].delete(listener) } }
  for (const name of ${JSON.stringify(Object.keys(requests))}) {
    bridge[name] = (input) => window.requestOfMain(name, name === 'addFiles' ? input.map((file) => '/dropped/' + file.name) : input)
  }
  window.outbox = bridge
})()`

/** The address is that of a site of `serveWindow`. */
export async function openWindow(
  browser: Browser,
  address: string,
  main: FakeMain,
  options: WindowOptions = {},
): Promise<OpenedWindow> {
  const { fixedMs = nowMs, lang = '', ...contextOptions } = options
  const context = await browser.newContext({
    viewport: { width: 960, height: 640 },
    timezoneId: 'Europe/Berlin',
    ...contextOptions,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  if (fixedMs !== null) await page.clock.setFixedTime(fixedMs)
  await page.exposeFunction('requestOfMain', (name: RequestName, input: unknown) => main.answer(name, input))
  await page.addInitScript(pageScript)
  let sent = Promise.resolve()
  main.listener = (name, data) => {
    const text = `window.emitEvent(${JSON.stringify(name)}, ${JSON.stringify(data)})`
    sent = sent
      .then(() => page.evaluate(text))
      .then(
        () => undefined,
        () => undefined,
      )
  }
  await page.goto(lang === '' ? address : `${address}?lang=${lang}`)
  return { page, faults, close: () => context.close() }
}
