// The life of the app around its window: settings that are damaged, a second start, crashes, closing, quitting, the system's end.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Company } from '#test/end-to-end/company.ts'
import { slowness } from '#test/rigs/time/slowness.ts'
import { picture, test, type AppWorld, type OpenedApp } from './rig/app-world.ts'
import { takeDesktop, type Desktop } from './rig/desktop.ts'
import { askToQuit, gone, isShown } from './rig/process-ends.ts'
import { electronBinary, startOnceMore } from './rig/launch.ts'
import { expectCount, expectHeading, saveAll } from './rig/window-actions.ts'

const lost = 'The settings could not be read, so Outbox starts with its own.'

test("a settings file that is damaged is set aside, said, and in nobody's way", async ({ world }) => {
  const settings = join(world.userData, 'settings.json')
  await writeFile(settings, '{"server": "http')
  const { page } = await world.open()
  await expect(page.getByText(lost)).toBeVisible()
  const kept = (await readdir(world.userData)).filter((name) => /^settings\.damaged-.*\.json$/.test(name))
  expect(kept).toHaveLength(1)
  await expect(page.getByText(kept[0] ?? '')).toBeVisible()
  expect(await readFile(join(world.userData, kept[0] ?? ''), 'utf8')).toBe('{"server": "http')
  await saveAll(world.company, ['after.txt'])
  await expectHeading(page, 'Everything is sent')
  await picture(page, 'settings-damaged')
  expect(JSON.parse(await readFile(settings, 'utf8'))).toMatchObject({ notices: 'all' })
})

const damages: readonly (readonly [string, (file: string) => Promise<unknown>])[] = [
  ['is empty', (file) => writeFile(file, '')],
  ['cannot be read as a file', (file) => mkdir(file)],
]

for (const [what, damage] of damages) {
  test(`when the settings file ${what}, the set-up says why it is there again`, async ({ world }) => {
    await damage(join(world.userData, 'settings.json'))
    const { page } = await world.openFresh()
    await expect(page.getByRole('heading', { name: 'Set up Outbox' })).toBeVisible()
    await expect(page.getByText(lost)).toBeVisible()
    if (what === 'is empty') await picture(page, 'settings-damaged-set-up')
  })
}

test('the life of one app: a closed window, a second start, a page loaded anew, a page that crashes', async ({
  world,
}) => {
  const opened = await world.open()
  const desktop = await takeDesktop(opened.app)
  await test.step('the closed window is hidden, uploads go on, and notices come once a batch', () =>
    isClosed(world, opened.app, desktop))
  await test.step('a second start shows the first window, ends at once and changes nothing', () =>
    startsASecondTime(world, opened))
  await test.step('a page that is loaded anew shows the same truth; task bar and tray tell it, too', () =>
    isLoadedAnew(world, opened, desktop))
  await test.step('a page that crashes comes back by itself, and the uploads never notice', () =>
    crashes(world, opened.app))
})

/** Starts the app once more on the same data, told to go elsewhere; answers its exit code. */
async function startAgain({ userData, company }: AppWorld): Promise<number | null> {
  const elsewhere = join(company.home, 'elsewhere')
  await mkdir(elsewhere)
  const words = ['--server=http://127.0.0.1:9', `--folder=${elsewhere}`, `--token-file=${join(company.home, 'token')}`]
  return startOnceMore({ userData, args: ['--allow-loopback', ...words] })
}

async function startsASecondTime(world: AppWorld, { app, page }: OpenedApp): Promise<void> {
  await saveAll(world.company, ['before.txt'])
  await expectHeading(page, 'Everything is sent')
  const settings = join(world.userData, 'settings.json')
  const before = JSON.parse(await readFile(settings, 'utf8'))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  expect(await isShown(app)).toBe(false)
  expect(await startAgain(world)).toBe(0)
  await expect.poll(() => isShown(app)).toBe(true)
  await saveAll(world.company, ['after.txt'])
  await expect.poll(() => world.company.commits()).toContain('/Outbox/after.txt')
  const after = JSON.parse(await readFile(settings, 'utf8'))
  expect({ ...after, windowPlace: null }).toEqual({ ...before, windowPlace: null })
}

async function isLoadedAnew(world: AppWorld, { app, page }: OpenedApp, desktop: Desktop): Promise<void> {
  const { company } = world
  const before = company.posts()
  await sendSlowly(world, 'anew', 10_000_000)
  await expect(page.getByRole('progressbar')).toBeVisible()
  if (electronBinary().isReal) console.log('not looked at on real Electron: what the tray says')
  else {
    const uploading = expect.stringMatching(/^Outbox: Uploading \d files?\./)
    await expect.poll(() => trayWords(app)).toEqual(expect.arrayContaining([uploading]))
  }
  await page.reload()
  await expect(page.getByRole('grid').getByRole('row', { name: /^anew \w\.bin\./ })).toHaveCount(3)
  await expectHeading(page, /^Uploading/)
  await picture(page, 'uploading')
  const fractions = async (): Promise<readonly number[]> => (await desktop.bars()).map(({ progress }) => progress)
  await expect.poll(async () => (await fractions()).some((fraction) => fraction > 0.1 && fraction < 1)).toBe(true)
  company.dropbox.faults.clear()
  await expectHeading(page, 'Everything is sent')
  await expect.poll(async () => (await desktop.bars()).at(-1)).toMatchObject({ progress: -1 })
  if (!electronBinary().isReal) await expect.poll(() => trayWords(app)).toContain('Outbox: Everything is sent.')
  expect(company.posts()).toBe(before + 3)
}

/** What the tray says when it is pointed at, and the first line of its menu. Only the stand-in can tell. */
async function trayWords(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate((electron) => {
    type Trays = { standin: { trays: { shown: { toolTip: string; menu: { items: { label: string }[] } | null } }[] } }
    const { trays } = (electron as unknown as Trays).standin
    return trays.flatMap(({ shown }) => [shown.toolTip, shown.menu?.items[0]?.label ?? ''])
  })
}

async function crashes(world: AppWorld, app: ElectronApplication): Promise<void> {
  const { company } = world
  const [commits, posts] = [company.commits().length, company.posts()]
  await sendSlowly(world, 'crash', 1_000_000)
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    // Reports are told only to a page that asked for them: after the crash, that is the new one.
    contents?.once('render-process-gone', () => {
      const send = contents.send.bind(contents)
      contents.send = (channel: string, ...args: unknown[]) => {
        heard.push(channel)
        send(channel, ...args)
      }
    })
    contents?.forcefullyCrashRenderer()
  })
  await expect.poll(() => heardOf(app)).toContain('outbox:report')
  const isWell = (): Promise<boolean> =>
    app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows()
      return windows.length === 1 && windows[0]?.webContents.isCrashed() === false && windows[0].isVisible()
    })
  await expect.poll(isWell).toBe(true)
  company.dropbox.faults.clear()
  await expect.poll(() => company.commits().length).toBe(commits + 3)
  expect(company.posts()).toBe(posts + 3)
}

async function heardOf(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as unknown as { heard: readonly string[] }).heard)
}

async function isClosed({ company }: AppWorld, app: ElectronApplication, desktop: Desktop): Promise<void> {
  const close = (): Promise<void> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await close()
  await expect.poll(() => isShown(app)).toBe(false)
  const background = {
    title: 'Outbox is still running',
    body:
      process.platform === 'linux'
        ? 'Uploads go on in the background. To see its window again, or to quit it there, start Outbox once more.'
        : 'Uploads go on in the background. Quit Outbox to end them.',
  }
  await expect.poll(() => desktop.notifications()).toEqual([background])
  await saveAll(company, ['Batch/1.txt', 'Batch/2.txt', 'Batch/3.txt', 'Batch/4.txt', 'bad name ', 'another bad name.'])
  const attention = { title: 'Outbox needs you', body: '2 files need you. Open Outbox to see why.' }
  const sent = { title: 'Sent', body: '4 files are in Dropbox.' }
  await expect.poll(() => desktop.notifications()).toEqual([background, attention, sent])
  await desktop.chooseInAppMenu('show_queue')
  await expect.poll(() => isShown(app)).toBe(true)
  await close()
  await expect.poll(() => isShown(app)).toBe(false)
  expect(await desktop.notifications()).toEqual([background, attention, sent])
  for (const name of ['bad name ', 'another bad name.']) await rm(join(company.folder, name))
  await desktop.chooseInAppMenu('show_queue')
  await expect.poll(() => isShown(app)).toBe(true)
}

/** Longer than all that is looked at meanwhile takes on a busy machine, and not so slow that a send would count as stuck. */
const slowlySeconds = 60

/**
 * Begins to send three files, called so, that Dropbox reads slowly until its faults are cleared. The system takes the first
 * megabytes in any case.
 */
async function sendSlowly({ company }: AppWorld, called: string, sizeBytes: number): Promise<void> {
  const before = company.posts()
  const bytesPerSecond = Math.ceil(sizeBytes / slowlySeconds)
  company.dropbox.faults.next({ on: 'link', count: 3, effect: { kind: 'slow_read', bytesPerSecond } })
  for (const name of ['a', 'b', 'c']) await company.save(`${called} ${name}.bin`, Buffer.alloc(sizeBytes, name))
  await expect.poll(() => company.posts()).toBeGreaterThan(before)
}

const question = '2 files are not sent yet. [Finish, then quit] [Quit now] [Cancel]'

test('quitting with work left asks, and does what is answered', async ({ world }) => {
  const { company } = world
  const first = await world.open()
  await test.step('cancelled it stays, and quitting now leaves the rest for the next start', async () => {
    const desktop = await takeDesktop(first.app)
    await waitWithTwo(company, first.page, 'one.txt', 'two.txt')
    await desktop.willPress('Cancel')
    await askToQuit(first.app)
    await expect.poll(() => desktop.questions()).toEqual([question])
    expect(await isShown(first.app)).toBe(true)
    await desktop.willPress('Quit now')
    const end = gone(first.app)
    await askToQuit(first.app)
    expect(await end).toBe(0)
  })
  await company.startServer()
  const { app, page } = await world.open()
  await expectHeading(page, 'Everything is sent')
  expect(company.commits().toSorted()).toEqual(['/Outbox/one.txt', '/Outbox/two.txt'])
  await test.step('finished first it sends and then ends', async () => {
    const desktop = await takeDesktop(app)
    await waitWithTwo(company, page, 'three.txt', 'four.txt')
    await desktop.willPress('Finish, then quit')
    await askToQuit(app)
    await expect.poll(() => isShown(app)).toBe(false)
    expect(await desktop.questions()).toEqual([question])
    await company.startServer()
    const end = gone(app)
    await desktop.chooseInAppMenu('retry_all')
    expect(await end).toBe(0)
    const sent = ['four.txt', 'one.txt', 'three.txt', 'two.txt']
    expect(company.commits().toSorted()).toEqual(sent.map((name) => `/Outbox/${name}`))
  })
})

/** Two files that wait, since no server answers. */
async function waitWithTwo(company: Company, page: Page, ...names: readonly [string, string]): Promise<void> {
  await company.stopServer()
  await saveAll(company, names)
  await expectCount(page, 'Waiting', 2)
}

test('ended by the system it goes within moments, and the next start sends the rest and nothing twice', async ({
  world,
}) => {
  test.skip(process.platform === 'win32', 'Windows ends programs without a signal')
  const { company } = world
  const first = await world.open()
  await sendSlowly(world, 'rest', 2_000_000)
  const end = gone(first.app)
  const askedAt = Date.now()
  first.app.process().kill('SIGTERM')
  expect(await end).toBe(0)
  expect((Date.now() - askedAt) / slowness()).toBeLessThan(10_000)
  company.dropbox.faults.clear()
  const { app, page } = await world.open()
  await expectHeading(page, 'Everything is sent')
  expect(company.commits().toSorted()).toEqual(['a', 'b', 'c'].map((name) => `/Outbox/rest ${name}.bin`))
  await test.step('without work left nobody is asked before it quits', async () => {
    // Were it to ask, it would hear "Cancel" and stay.
    await (await takeDesktop(app)).willPress('Cancel')
    const ownEnd = gone(app)
    await askToQuit(app)
    expect(await ownEnd).toBe(0)
  })
})
