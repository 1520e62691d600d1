// Takes pictures of every view of the window for people to look at: `node test/renderer/harness/pictures.ts [--to=FOLDER] [--lang=TAG] [name]`.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumPath, openWindow } from './open-window.ts'
import type { WindowOptions } from './open-window.ts'
import type { ScenarioName } from './scenarios.ts'
import { scenarios } from './scenarios.ts'
import { longer, stepsIn } from './picture-steps.ts'
import type { Step } from './picture-steps.ts'
import { buildWindow } from './build-window.ts'
import { serveWindow } from './site.ts'
import { chosenLanguage } from '#shared/messages/languages.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { pseudoLanguage } from '#test/shared/messages/pseudo-language.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

type Picture = {
  readonly name: string
  readonly scenario: ScenarioName
  readonly options?: WindowOptions
  readonly before?: Step
}

// A language by its tag; en-XA and ar-XB are nobody's, and made from English.
const lang = process.argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length) ?? ''
const pseudo = lang === 'en-XA' || lang === 'ar-XB' ? lang : null
const { say } =
  pseudo === null ? await loadLanguage(chosenLanguage(lang === '' ? 'en' : lang, []).tag) : pseudoLanguage(pseudo)

const go = stepsIn(say)

const dark: WindowOptions = { colorScheme: 'dark' }
const narrow: WindowOptions = { viewport: { width: 480, height: 400 } }
/** A zoom is fewer pixels of the page, each of them larger. */
const twice: WindowOptions = { viewport: { width: 480, height: 320 }, deviceScaleFactor: 2 }
const thrice: WindowOptions = { viewport: { width: 320, height: 213 }, deviceScaleFactor: 3 }
const full: WindowOptions = { viewport: { width: 1920, height: 1080 } }
const wide: WindowOptions = { viewport: { width: 1600, height: 900 } }

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
  { name: 'sent-wide', scenario: 'mixed', options: wide, before: go.showSent },
  { name: 'mixed-contrast', scenario: 'mixed', options: { contrast: 'more' } },
  ...everyLook('detail', 'mixed', go.openFirst),
  { name: 'detail-wide', scenario: 'mixed', options: wide, before: go.openFirst },
  ...inBoth('thumbnail', 'mixed', go.openPicture),
  ...inBoth('detail-sending', 'mixed', go.openSending),
  ...inBoth('detail-sent', 'mixed', go.openSent),
  ...inBoth('detail-copy', 'mixed', go.openCopy),
  ...everyLook('columns', 'mixed', go.openColumnMenu),
  ...everyLook('chosen', 'mixed', go.chooseSome),
  ...inBoth('leave-out', 'mixed', go.askLeaveOut),
  ...inBoth('pause-menu', 'mixed', go.pauseOpen),
  ...everyLook('hostile', 'hostile'),
  ...everyLook('never-used', 'never_used'),
  ...inBoth('all-sent', 'all_sent'),
  ...inBoth('nothing-found', 'mixed', go.search),
  ...inBoth('offline', 'offline'),
  ...inBoth('signed-out', 'signed_out'),
  ...inBoth('proxy-sign-in', 'proxy_login', go.signInToProxy),
  ...inBoth('update-required', 'update_required'),
  ...inBoth('update-by-others', 'update_by_others'),
  ...inBoth('update-ready', 'update_ready'),
  ...everyLook('dropbox-full', 'dropbox_full'),
  ...inBoth('folder-away', 'folder_away'),
  ...everyLook('paused', 'paused'),
  ...everyLook('slow', 'slow'),
  ...everyLook('grace', 'grace'),
  ...inBoth('settings-grace', 'mixed', go.toGrace),
  ...inBoth('huge', 'huge'),
  ...everyLook('set-up-server', 'set_up', go.checkServer),
  ...inBoth('set-up-folder', 'set_up', go.chooseFolder),
  ...everyLook('set-up-existing', 'set_up', go.toExisting),
  ...everyLook('settings', 'mixed', go.toSettings),
  ...inBoth('settings-same-name', 'mixed', go.toSameName),
  ...everyLook('folders', 'folders'),
  ...everyLook('settings-folders', 'folders', go.toFolders),
  ...everyLook('settings-folders-add', 'folders', go.addFolder),
  ...everyLook('settings-managed', 'managed', go.toSettings),
  ...everyLook('settings-speed', 'mixed', go.toSpeed),
  ...everyLook('history', 'history', go.toHistory),
  { name: 'history-wide', scenario: 'history', options: wide, before: go.openSentFile },
  ...everyLook('history-file', 'history', go.openSentFile),
  ...inBoth('settings-history', 'mixed', go.toKept),
  ...everyLook('why', 'history', go.askWhy),
  ...everyLook('decide', 'asked', go.decide),
  ...everyLook('settings-effective', 'mixed', go.showEffectiveSettings),
  ...inBoth('support-bundle', 'mixed', go.showSupportBundle),
  ...everyLook('folders-remove', 'folders', go.removeFolder),
  { name: 'longer-history', scenario: 'history', options: narrow, before: longer(go.toHistory) },
  { name: 'longer-mixed', scenario: 'mixed', before: longer() },
  { name: 'longer-detail', scenario: 'mixed', before: longer(go.openFirst) },
  { name: 'longer-chosen', scenario: 'mixed', before: longer(go.chooseSome) },
  { name: 'longer-narrow', scenario: 'paused', options: narrow, before: longer() },
  { name: 'longer-set-up', scenario: 'set_up', before: longer(go.toExisting) },
  { name: 'longer-settings', scenario: 'mixed', before: longer(go.toSettings) },
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
  const window = await openWindow(browser, site.address, scenarios[scenario](say), { ...options, lang })
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
