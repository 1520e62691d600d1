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
  /** What the content security policy refused, errors of the page, and dialogs that it opened. */
  readonly faults: string[]
  /** Loads the window anew, with another main behind it: half of what a new page costs. What the page before still says is not heard. */
  show(main: FakeMain): Promise<void>
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
  let behind = main
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  if (fixedMs !== null) await page.clock.setFixedTime(fixedMs)
  await page.exposeFunction('requestOfMain', (name: RequestName, input: unknown) => behind.answer(name, input))
  await page.addInitScript(pageScript)
  const show = async (next: FakeMain): Promise<void> => {
    behind.listener = () => undefined
    // From that moment on it is the new page that speaks.
    page.once('framenavigated', () => {
      faults.length = 0
      behind = next
      behind.listener = tellingsTo(page)
    })
    await page.goto(lang === '' ? address : `${address}?lang=${lang}`)
  }
  await show(main)
  return { page, faults, show, close: () => context.close() }
}

/** Hands what main tells to the page, in the order in which it was told. */
function tellingsTo(page: Page): FakeMain['listener'] {
  let sent = Promise.resolve()
  return (name, data) => {
    const text = `window.emitEvent(${JSON.stringify(name)}, ${JSON.stringify(data)})`
    sent = sent
      .then(() => page.evaluate(text))
      .then(
        () => undefined,
        () => undefined,
      )
  }
}
