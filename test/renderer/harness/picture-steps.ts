// The ways to the views of the window, each as a person goes it, whatever its language.
import type { Page } from 'playwright-core'
import type { EventData } from '#shared/contract/ipc.ts'
import type { Language } from '#shared/messages/language.ts'

export type Step = (page: Page) => Promise<void>

export function stepsIn(say: Language['say']) {
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

  const signInToProxy = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: say('trouble.proxySignIn') }).click()
    await page.getByRole('dialog', { name: say('proxySignIn.title') }).waitFor()
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
    await page.getByRole('region', { name: say('folders.title') }).scrollIntoViewIfNeeded()
  }

  const addFolder = async (page: Page): Promise<void> => {
    await toSettings(page)
    await page.getByRole('button', { name: say('folders.add') }).click()
    await page.getByLabel(say('folders.into')).waitFor()
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

  /** What main tells the window when a person chose it in a menu. */
  const command = async (page: Page, name: EventData<'command'>): Promise<void> => {
    await page.evaluate(`emitEvent('command', '${name}')`)
    await page.getByRole('dialog').waitFor()
  }

  const askWhy = async (page: Page): Promise<void> => {
    await page.getByRole('row', { name: /Budget\.xlsx/ }).click()
    await command(page, 'ask_why')
  }

  const showEffectiveSettings = (page: Page): Promise<void> => command(page, 'show_effective_settings')

  const showSupportBundle = (page: Page): Promise<void> => command(page, 'show_support_bundle')

  const decide = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: say('trouble.lookAndDecide') }).click()
    await page.getByRole('dialog').waitFor()
  }

  const removeFolder = async (page: Page): Promise<void> => {
    await toFolders(page)
    await page
      .getByRole('button', { name: say('folders.remove') })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
  }
  return {
    openFirst,
    openSending,
    openPicture,
    signInToProxy,
    showSent,
    openCopy,
    openSent,
    chooseSome,
    search,
    checkServer,
    chooseFolder,
    toExisting,
    toSettings,
    toFolders,
    addFolder,
    openColumnMenu,
    toHistory,
    openSentFile,
    toKept,
    toSpeed,
    toGrace,
    toSameName,
    askLeaveOut,
    pauseOpen,
    askWhy,
    showEffectiveSettings,
    showSupportBundle,
    decide,
    removeFolder,
  }
}

/** Every text 40 % longer, as German is: nothing may be cut off that a person must read. */
export const longer =
  (before?: Step) =>
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
