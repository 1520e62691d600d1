// Takes pictures of every view of the window for people to look at: `node test/renderer/harness/pictures.ts [--to=FOLDER] [--lang=TAG] [name]`.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { chromiumPath, openWindow } from './open-window.ts'
import type { WindowOptions } from './open-window.ts'
import type { ScenarioName } from './scenarios.ts'
import { scenarios } from './scenarios.ts'
import { buildWindow, serveWindow } from './site.ts'
import { chosenLanguage } from '#shared/messages/languages.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { pseudoLanguage } from '#test/shared/messages/pseudo-language.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

type Picture = {
  readonly name: string
  readonly scenario: ScenarioName
  readonly options?: WindowOptions
  readonly before?: (page: Page) => Promise<void>
}

// A language by its tag; en-XA and ar-XB are nobody's, and made from English.
const lang = process.argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length) ?? ''
const pseudo = lang === 'en-XA' || lang === 'ar-XB' ? lang : null
const { say } =
  pseudo === null
    ? await loadLanguage(chosenLanguage(lang === '' ? 'en' : lang, []).tag)
    : pseudoLanguage(pseudo)

const dark: WindowOptions = { colorScheme: 'dark' }
const narrow: WindowOptions = { viewport: { width: 480, height: 400 } }
/** A zoom is fewer pixels of the page, each of them larger. */
const twice: WindowOptions = { viewport: { width: 480, height: 320 }, deviceScaleFactor: 2 }
const thrice: WindowOptions = { viewport: { width: 320, height: 213 }, deviceScaleFactor: 3 }
const full: WindowOptions = { viewport: { width: 1920, height: 1080 } }
const wide: WindowOptions = { viewport: { width: 1600, height: 900 } }

const openFirst = async (page: Page): Promise<void> => {
  await page.getByRole('row', { name: /Budget\.xlsx/ }).dblclick()
  await page.locator('.detail-words').waitFor()
}

const openSending = async (page: Page): Promise<void> => {
  await page.getByRole('row', { name: /Site survey/ }).dblclick()
  await page.locator('.detail-words').waitFor()
}

const openPicture = async (page: Page): Promise<void> => {
  await page.getByRole('row', { name: /IMG_2041/ }).dblclick()
  await page.locator('.thumbnail').waitFor()
}

const showSent = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${say('group.sent')} 2`) }).click()
  await page.getByRole('row', { name: say('upload.copy.status') }).waitFor()
}

const openCopy = async (page: Page): Promise<void> => {
  await showSent(page)
  await page.getByRole('row', { name: say('upload.copy.status') }).dblclick()
}

const openSent = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${say('group.sent')} 2`) }).click()
  await page.getByRole('row', { name: /Scan 1400/ }).dblclick()
  await page.getByText(say('detail.forIt')).click()
}

const chooseSome = async (page: Page): Promise<void> => {
  await page.getByRole('row', { name: /Site survey/ }).click({ modifiers: ['Control'] })
  await page.getByRole('row', { name: /Delivery notes/ }).click({ modifiers: ['Shift'] })
}

const search = async (page: Page): Promise<void> => {
  await page.getByRole('textbox').fill('invoice 77')
  await page.getByText(say('list.noMatch', { search: 'invoice 77' })).waitFor()
}

const checkServer = async (page: Page): Promise<void> => {
  await page.getByLabel(say('setUp.key')).fill('a key')
  await page.getByRole('button', { name: say('setUp.check') }).click()
  await page.getByText(say('setUp.serverUsable')).waitFor()
}

const chooseFolder = async (page: Page): Promise<void> => {
  await checkServer(page)
  await page.getByRole('button', { name: say('general.carryOn') }).click()
  await page.getByRole('button', { name: say('setUp.choose') }).click()
  await page.getByText('The folder can be read.').waitFor()
}

const toExisting = async (page: Page): Promise<void> => {
  await chooseFolder(page)
  await page.getByRole('button', { name: say('general.carryOn') }).click()
  await page.getByText(say('setUp.sendAll')).waitFor()
}

const toSettings = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: say('settings.title') }).click()
  await page.getByText(say('settings.ignoreTitle'), { exact: true }).waitFor()
}

const toFolders = async (page: Page): Promise<void> => {
  await toSettings(page)
  await page.getByRole('region', { name: 'More watched folders' }).scrollIntoViewIfNeeded()
}

const addFolder = async (page: Page): Promise<void> => {
  await toSettings(page)
  await page.getByRole('button', { name: 'Add folder' }).click()
  await page.getByLabel('Folder in Dropbox').waitFor()
}

const openColumnMenu = async (page: Page): Promise<void> => {
  const edge = page.getByRole('separator', { name: say('columns.edge', { column: say('column.name') }) })
  await edge.focus()
  for (let step = 0; step < 4; step += 1) await edge.press('ArrowRight')
  await page.getByRole('button', { name: say('columns.menu') }).click()
  await page.getByRole('menuitemcheckbox', { name: say('column.added') }).click()
}

const toHistory = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: say('history.title') }).click()
  await page
    .getByRole('row', { name: /Budget\.xlsx/ })
    .first()
    .waitFor()
}

const openSentFile = async (page: Page): Promise<void> => {
  await toHistory(page)
  await page
    .getByRole('row', { name: /Plan A/ })
    .first()
    .dblclick()
  await page.getByText(say('history.proof'), { exact: true }).waitFor()
}

const toKept = async (page: Page): Promise<void> => {
  await toSettings(page)
  await page.getByLabel(say('history.kept')).scrollIntoViewIfNeeded()
}

const toSpeed = async (page: Page): Promise<void> => {
  await toSettings(page)
  const times = page.getByLabel(say('settings.timetable'))
  await times.fill('Mon-Fri 08:00-12:00 500\nMon-Fri 12:00-13:00 full\nMon-Thu 22:00-06:00 pause')
  await page.getByRole('button', { name: say('settings.saveTimetable') }).click()
  await page.getByText(say('settings.weekLegend')).scrollIntoViewIfNeeded()
}

const toGrace = async (page: Page): Promise<void> => {
  await toSettings(page)
  await page.getByText(say('settings.grace')).scrollIntoViewIfNeeded()
}

const toSameName = async (page: Page): Promise<void> => {
  await toSettings(page)
  await page.getByLabel(say('settings.replaceByName')).scrollIntoViewIfNeeded()
}

const askLeaveOut = async (page: Page): Promise<void> => {
  await chooseSome(page)
  await page.getByRole('grid').press('Delete')
}

const pauseOpen = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: say('queueAction.pause'), exact: true }).click()
}

/** Every text 40 % longer, as German is: nothing may be cut off that a person must read. */
const longer =
  (before?: Picture['before']) =>
  async (page: Page): Promise<void> => {
    await before?.(page)
    await page.evaluate(`{
    const walker = document.createTreeWalker(document.getElementById('root'), NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) texts.push(walker.currentNode)
    for (const text of texts) {
      const words = text.data.trim()
      if (words.length > 2 && !text.parentElement.closest('bdi')) text.data += 'e'.repeat(Math.ceil(words.length * 0.4)).replace(/(.{9})/g, '$1 ')
    }
  }`)
  }

const looks: readonly (readonly [name: string, options: WindowOptions])[] = [
  ['light', {}],
  ['dark', dark],
  ['200', twice],
  ['narrow', narrow],
  ['full', full],
  ['forced', { forcedColors: 'active' }],
]

function everyLook(name: string, scenario: ScenarioName, before?: Picture['before']): Picture[] {
  return looks.map(([look, options]) => ({
    name: `${name}-${look}`,
    scenario,
    options,
    ...(before === undefined ? {} : { before }),
  }))
}

function inBoth(name: string, scenario: ScenarioName, before?: Picture['before']): Picture[] {
  return everyLook(name, scenario, before).slice(0, 2)
}

const pictures: readonly Picture[] = [
  ...everyLook('mixed', 'mixed'),
  { name: 'mixed-300', scenario: 'mixed', options: thrice },
  { name: 'mixed-wide', scenario: 'mixed', options: wide },
  { name: 'sent-wide', scenario: 'mixed', options: wide, before: showSent },
  { name: 'mixed-contrast', scenario: 'mixed', options: { contrast: 'more' } },
  ...everyLook('detail', 'mixed', openFirst),
  { name: 'detail-wide', scenario: 'mixed', options: wide, before: openFirst },
  ...inBoth('thumbnail', 'mixed', openPicture),
  ...inBoth('detail-sending', 'mixed', openSending),
  ...inBoth('detail-sent', 'mixed', openSent),
  ...inBoth('detail-copy', 'mixed', openCopy),
  ...everyLook('columns', 'mixed', openColumnMenu),
  ...everyLook('chosen', 'mixed', chooseSome),
  ...inBoth('leave-out', 'mixed', askLeaveOut),
  ...inBoth('pause-menu', 'mixed', pauseOpen),
  ...everyLook('hostile', 'hostile'),
  ...everyLook('never-used', 'never_used'),
  ...inBoth('all-sent', 'all_sent'),
  ...inBoth('nothing-found', 'mixed', search),
  ...inBoth('offline', 'offline'),
  ...inBoth('signed-out', 'signed_out'),
  ...everyLook('dropbox-full', 'dropbox_full'),
  ...inBoth('folder-away', 'folder_away'),
  ...everyLook('paused', 'paused'),
  ...everyLook('slow', 'slow'),
  ...everyLook('grace', 'grace'),
  ...inBoth('settings-grace', 'mixed', toGrace),
  ...inBoth('huge', 'huge'),
  ...everyLook('set-up-server', 'set_up', checkServer),
  ...inBoth('set-up-folder', 'set_up', chooseFolder),
  ...everyLook('set-up-existing', 'set_up', toExisting),
  ...everyLook('settings', 'mixed', toSettings),
  ...inBoth('settings-same-name', 'mixed', toSameName),
  ...everyLook('folders', 'folders'),
  ...everyLook('settings-folders', 'folders', toFolders),
  ...everyLook('settings-folders-add', 'folders', addFolder),
  ...everyLook('settings-managed', 'managed', toSettings),
  ...everyLook('settings-speed', 'mixed', toSpeed),
  ...everyLook('history', 'history', toHistory),
  { name: 'history-wide', scenario: 'history', options: wide, before: openSentFile },
  ...everyLook('history-file', 'history', openSentFile),
  ...inBoth('settings-history', 'mixed', toKept),
  { name: 'longer-history', scenario: 'history', options: narrow, before: longer(toHistory) },
  { name: 'longer-mixed', scenario: 'mixed', before: longer() },
  { name: 'longer-detail', scenario: 'mixed', before: longer(openFirst) },
  { name: 'longer-chosen', scenario: 'mixed', before: longer(chooseSome) },
  { name: 'longer-narrow', scenario: 'paused', options: narrow, before: longer() },
  { name: 'longer-set-up', scenario: 'set_up', before: longer(toExisting) },
  { name: 'longer-settings', scenario: 'mixed', before: longer(toSettings) },
  ...inBoth('stopped', 'stopped'),
  ...inBoth('starting', 'starting'),
  ...inBoth('locked', 'locked'),
]

const usualFolder = fileURLToPath(new URL('../../../test-results/window/', import.meta.url))
const toArgument = process.argv.find((argument) => argument.startsWith('--to='))
const folder = toArgument === undefined ? usualFolder : resolve(toArgument.slice('--to='.length))
const built = makeFolder()
mkdirSync(folder, { recursive: true })
await buildWindow(built, pseudo)
const site = await serveWindow(built)
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
for (const { name, scenario, options, before } of pictures) {
  if (wanted.length > 0 && !wanted.some((part) => name.startsWith(part))) continue
  const window = await openWindow(browser, site.address, scenarios[scenario](), { ...options, lang })
  await window.page.locator('h1, [role=status]').first().waitFor()
  if (pseudo === 'ar-XB') await window.page.evaluate(`document.documentElement.dir = 'rtl'`)
  await window.page.waitForTimeout(250)
  try {
    await before?.(window.page)
  } catch (failure) {
    console.log(`${name}: ${failure instanceof Error ? failure.message.split('\n').slice(0, 4).join(' ') : ''}`)
  }
  await window.page.waitForTimeout(250)
  await window.page.screenshot({ path: join(folder, `${name}.png`) })
  if (window.faults.length > 0) console.log(`${name}: ${window.faults.join('; ')}`)
  await window.close()
}
await browser.close()
site.close()
removeFolder(built)
