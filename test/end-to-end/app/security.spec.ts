// The window as a prison: what its page cannot reach, what it is refused, what never comes to it, and what never lies on the disk.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { logOf } from './rig/app-log.ts'
import { settingsFileOf, untilStartIsWritten } from './rig/app-settings.ts'
import { deviceKey, test, type AppWorld, type OpenedApp } from './rig/app-world.ts'
import { takeDesktop } from './rig/desktop.ts'
import { electronBinary } from './rig/launch.ts'
import { expectCount, expectHeading, pauseAll, saveAll } from './rig/window-actions.ts'
import { emptyRequests, wrongRequests } from './rig/wrong-requests.ts'

/** What the page finds as `window.outbox`. A new name here is a new door: it belongs into this list on purpose only. */
const doors = [
  'act actOnSent addFiles addFurtherFolder adoptFolder askWhy askWhyOfRow beginSetUp',
  'changeFurtherFolder changeSettings checkServer chooseAndAskWhy chooseFolder chooseFurtherFolder',
  'copyDetails copyItReport copyWhy decideAsked doUpdate dragOut exportSent finishSetUp leaveDetail on',
  'openFolder openInDropbox openPage openRowMenu openSentMenu pauseAll readApp readAsked readDetail',
  'readFolderWaiting readItReport readPage readSent readSentDays readSetUp readSettings readSupportBundle readThumbnail readUpdate',
  'removeFurtherFolder resumeAll saveSupportBundle showInFolder signIn signInToProxy signOut startAgain takeBack undoAdd',
  'wantFullSpeed',
].flatMap((line) => line.split(' '))

/** `window.outbox` as a page sees it that obeys no types. */
type AnyBridge = Record<string, (input?: unknown) => Promise<unknown>>
type Outside = { readonly outbox: AnyBridge }

test('the page is kept in: what it reaches, asks for, becomes, learns, and where it goes', async ({ world }) => {
  const opened = await world.open()
  const { page } = opened
  await test.step('the page reaches its doors and nothing behind them', () => reachesItsDoors(page))
  await test.step('text becomes script nowhere', () => makesNoScript(page))
  await test.step('a request that no honest window makes is refused with a word, and has no effect', () =>
    isRefused(world, opened))
  // The last thing on this page: a way out that opens would take its place.
  await test.step('the page goes nowhere, opens nothing, loads nothing and may do nothing', () =>
    goesNowhere(world, opened))
})

test('no key, no link and no foreign path comes to the page or lies on the disk', async ({ world }) => {
  await keepsSecrets(world, await world.open())
})

async function reachesItsDoors(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const { outbox } = globalThis as unknown as Outside
    const names = ['require', 'module', 'process', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname']
    const reachable = names.filter((name) => typeof Reflect.get(globalThis, name) !== 'undefined')
    const before = outbox['act']
    Reflect.set(outbox, 'act', () => Promise.resolve('mine'))
    Reflect.set(globalThis, 'outbox', null)
    const isKept = (globalThis as unknown as Outside).outbox['act'] === before
    let told = 'nothing'
    try {
      const on = outbox['on'] as unknown as (name: string, listener: () => void) => void
      on('outbox:report', () => undefined)
    } catch (error) {
      told = String(error)
    }
    return { doors: Object.keys(outbox).toSorted(), reachable, isKept, told }
  })
  expect(found.doors).toEqual(doors)
  expect(found.reachable).toEqual([])
  expect(found.isKept).toBe(true)
  expect(found.told).toContain('nothing is told under this name')
}

async function request(page: Page, name: string, input: unknown): Promise<string> {
  return page.evaluate(
    async ([door, given]) => {
      try {
        await (globalThis as unknown as Outside).outbox[String(door)]?.(given)
        return 'answered'
      } catch (error) {
        return String(error)
      }
    },
    [name, input] as const,
  )
}

async function isRefused(world: AppWorld, { app, page }: OpenedApp): Promise<void> {
  const { company } = world
  const desktop = await takeDesktop(app)
  await pauseAll(page)
  await saveAll(company, ['one.txt'])
  await expectCount(page, 'Waiting', 1)
  await untilStartIsWritten(world)
  const settings = await readFile(settingsFileOf(world), 'utf8')
  for (const [name, input] of wrongRequests) {
    const answer = await request(page, name, input)
    expect(`${name} ${JSON.stringify(input)}: ${answer}`).toMatch(/bad_input|TypeError|must be|not a File|argument/i)
    expect(answer.replaceAll('app://ui', '')).not.toMatch(/\/etc|\/home|\/tmp|node_modules| at /)
  }
  for (const [name, input] of emptyRequests) expect(await request(page, name, input), name).toBe('answered')
  expect(await readFile(settingsFileOf(world), 'utf8')).toBe(settings)
  expect([await desktop.shownItems(), await desktop.menu(), company.posts()]).toEqual([[], [], 0])
  expect(await readdir(company.folder)).toEqual(['one.txt'])
  await expectCount(page, 'Waiting', 1)
  await expectHeading(page, /^Paused/)
}

async function goesNowhere(world: AppWorld, { app, page }: OpenedApp): Promise<void> {
  const addressOf = (of: ElectronApplication): Promise<readonly string[]> =>
    of.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()))
  const before = await addressOf(app)
  const allowed = await page.evaluate(async () => {
    const link = (attributes: Readonly<Record<string, string>>): void => {
      const anchor = Object.assign(document.createElement('a'), attributes)
      document.body.append(anchor)
      anchor.click()
      anchor.remove()
    }
    globalThis.open('https://example.com/')
    link({ href: 'https://example.com/', target: '_blank' })
    link({ href: 'data:application/octet-stream,x', download: 'evil.exe' })
    for (const name of ['iframe', 'webview', 'object', 'embed']) {
      const frame = document.createElement(name)
      try {
        frame.setAttribute(name === 'object' ? 'data' : 'src', 'https://example.com/')
      } catch {
        // Trusted Types refuse it before the content policy has to.
      }
      document.body.append(frame)
    }
    const form = Object.assign(document.createElement('form'), { action: 'https://example.com/', method: 'post' })
    document.body.append(form)
    form.submit()
    const notice = await Notification.requestPermission()
    const place = await new Promise((told) => {
      const denied = (): void => told('denied')
      navigator.geolocation.getCurrentPosition(() => told('granted'), denied, { timeout: 2_000 })
    })
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    )
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'denied',
    )
    return [notice, place, camera, fetched]
  })
  // Chromium's shell without windows leaves the first question unanswered, which is no yes either.
  expect(allowed).toEqual([expect.stringMatching(/^(denied|default)$/), 'denied', 'denied', 'denied'])
  // Alone and at last: another way out would take its place.
  await page.evaluate(() => void setTimeout(() => globalThis.location.assign('https://example.com/away')))
  for (const line of ['window denied', 'navigation denied', 'download denied'])
    await expect.poll(() => logOf(world)).toContain(line)
  expect(await addressOf(app)).toEqual(before)
  expect(before).toEqual(['app://ui/index.html'])
  await expect.poll(() => app.windows().length).toBe(1)
  await expectHeading(page, /^Paused/)
}

async function makesNoScript(page: Page): Promise<void> {
  const tried = await page.evaluate(async () => {
    const happened: string[] = []
    Object.assign(globalThis, { happened })
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))
    const attempts: Readonly<Record<string, () => unknown>> = {
      // oxlint-disable-next-line no-eval -- it must not work
      eval: () => globalThis.eval('happened.push("eval")'),
      function: () => Reflect.construct(Function, ['happened.push("function")'])(),
      timer: () => Reflect.apply(setTimeout, globalThis, ['happened.push("timer")']),
      html: () => Reflect.set(document.createElement('div'), 'innerHTML', '<img src=x onerror=happened.push("html")>'),
      policy: () => Reflect.get(globalThis, 'trustedTypes').createPolicy('mine', {}),
      script: () => {
        const script = document.createElement('script')
        script.append('happened.push("script")')
        document.body.append(script)
      },
      source: () => Reflect.set(document.createElement('script'), 'src', 'https://example.com/x.js'),
      handler: () => {
        const button = document.createElement('button')
        button.setAttribute('onclick', 'happened.push("handler")')
        document.body.append(button)
        button.click()
        button.remove()
      },
    }
    const refused: string[] = []
    // From a timer, as a page's own code runs: what a debugger evaluates is allowed more.
    await new Promise<void>((done) => {
      setTimeout(() => {
        for (const [name, attempt] of Object.entries(attempts)) {
          try {
            attempt()
          } catch {
            refused.push(name)
          }
        }
        setTimeout(done, 200)
      })
    })
    return { happened, refused, hasViolations: violations.length > 0 }
  })
  expect(tried.happened).toEqual([])
  expect(tried.refused).toEqual(expect.arrayContaining(['eval', 'function', 'html', 'policy', 'source']))
  expect(tried.hasViolations).toBe(true)
}

async function keepsSecrets({ company, userData }: AppWorld, { app, page }: OpenedApp): Promise<void> {
  await page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(globalThis, { heard })
    const { outbox } = globalThis as unknown as {
      outbox: { on: (name: string, hear: (told: unknown) => void) => void }
    }
    outbox.on('report', (told) => heard.push(told))
  })
  // Links come and go: one is refused, one is too old, one breaks.
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'answer', status: 409, when: 'after_body' } })
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'answer', status: 410 } })
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'reset_after_commit' } })
  await saveAll(company, ['one.txt', 'two.txt', 'three.txt', 'four.txt'])
  await expectHeading(page, 'Everything is sent')
  const crossed = await page.evaluate(async (server) => {
    const { outbox, heard } = globalThis as unknown as Outside & { heard: unknown[] }
    const list = { group: 'all', search: '', sort: 'turn', descending: false }
    const asked: unknown[] = [await outbox['readApp']?.(), await outbox['readSettings']?.()]
    const read = (await outbox['readPage']?.({ list, offset: 0, most: 50 })) as { rows: { id: number }[] }
    for (const { id } of read.rows) asked.push(await outbox['readDetail']?.(id))
    asked.push(read, await outbox['readSetUp']?.(), await outbox['checkServer']?.({ server, key: '' }))
    return { reports: heard.length, text: JSON.stringify([heard, asked]) + document.documentElement.outerHTML }
  }, company.serverUrl())
  expect(crossed.reports).toBeGreaterThan(0)
  expect(crossed.text).toContain('four.txt')
  expectNoSecret(crossed.text)
  // The watched folder is shown by its name; nothing else of this computer is.
  expect(crossed.text.replaceAll(company.folder, '')).not.toContain(company.home)

  await app.close()
  const files = await ownFiles(userData)
  expect(files.map((file) => relative(userData, file))).toEqual(
    expect.arrayContaining(['settings.json', join('logs', 'outbox.log')]),
  )
  for (const file of files) expectNoSecret(await readFile(file, 'latin1'))
  if (process.platform === 'win32') return
  for (const file of [...files, userData, join(userData, 'data'), join(userData, 'logs')]) {
    const { mode } = await stat(file)
    expect(`${relative(userData, file)} ${(mode & 0o077).toString(8)}`).toBe(`${relative(userData, file)} 0`)
  }
}

function expectNoSecret(text: string): void {
  expect(text).not.toContain(deviceKey)
  expect(text).not.toMatch(/apitul|Bearer /)
}

/** All files the app wrote; Electron's own are not ours. */
async function ownFiles(userData: string): Promise<readonly string[]> {
  const ours = await readdir(userData, { recursive: true, withFileTypes: true })
  const isOurs = /^(settings.*\.json|key|data|logs)([\\/]|$)/
  const files = ours.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  if (!electronBinary().isReal) return files.filter((file) => !file.endsWith('standin-keychain'))
  return files.filter((file) => isOurs.test(relative(userData, file)))
}
