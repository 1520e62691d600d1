// What the app asks of the desktop around it: menus, notifications, questions, the file manager. Taken from it and kept, so
// that a test can read it and answer. Works on real Electron and on the stand-in alike.
import { expect } from '@playwright/test'
import type { ElectronApplication } from '@playwright/test'

export type Told = { readonly title: string; readonly body: string }
export type Bar = { readonly progress: number; readonly mode: string }

export type Desktop = {
  /** Paths that were to be shown in the file manager. */
  shownItems(): Promise<readonly string[]>
  notifications(): Promise<readonly Told[]>
  /** Labels of the menu that was opened last; lines between them are left out. */
  menu(): Promise<readonly string[]>
  /** Chooses an item of the menu that was opened last, as soon as it has one of this name. */
  choose(label: string): Promise<void>
  /** Chooses an item of the application's menu. */
  chooseInAppMenu(id: string): Promise<void>
  /** What the app asked in message boxes. */
  questions(): Promise<readonly string[]>
  /** The button that is pressed in message boxes from now on. */
  willPress(button: string): Promise<void>
  /** Bars on the icon of the task bar, oldest first. */
  bars(): Promise<readonly Bar[]>
  clipboard(): Promise<string>
}

/** What is kept in the app's main process. */
type Kept = {
  items: string[]
  told: Told[]
  bars: Bar[]
  questions: string[]
  button: string
  menu: { items: { label: string; type: string; click: () => void }[] } | null
}

/** Takes the desktop from the app. Call it again after the app was started anew. */
export async function takeDesktop(app: ElectronApplication): Promise<Desktop> {
  await app.evaluate(({ BrowserWindow, dialog, Menu, Notification, shell }) => {
    const kept: Kept = { items: [], told: [], bars: [], questions: [], button: '', menu: null }
    Object.assign(globalThis, { desktopKept: kept })
    shell.showItemInFolder = (path) => void kept.items.push(path)
    // A function that is called on each of them: `this` is the notification, the menu, the window.
    Notification.prototype.show = function show(this: Told) {
      kept.told.push({ title: this.title, body: this.body })
    }
    Menu.prototype.popup = function popup(this: NonNullable<Kept['menu']>) {
      kept.menu = this
    }
    BrowserWindow.prototype.setProgressBar = (progress, options) => {
      kept.bars.push({ progress, mode: options?.mode ?? 'normal' })
    }
    dialog.showMessageBox = (...given: unknown[]) => {
      const options = given.at(-1) as { readonly message: string; readonly buttons: readonly string[] }
      kept.questions.push(`${options.message} [${options.buttons.join('] [')}]`)
      return Promise.resolve({ response: options.buttons.indexOf(kept.button), checkboxChecked: false })
    }
  })
  return desktopOf(app)
}

function desktopOf(app: ElectronApplication): Desktop {
  /** Put there by `takeDesktop`. */
  async function kept(): Promise<Omit<Kept, 'menu'>> {
    return app.evaluate(() => {
      const { menu: _menu, ...plain } = (globalThis as unknown as { desktopKept: Kept }).desktopKept
      return plain
    })
  }
  const menu = (): Promise<readonly string[]> =>
    app.evaluate(() => {
      const { menu } = (globalThis as unknown as { desktopKept: Kept }).desktopKept
      return (menu?.items ?? []).filter(({ type }) => type !== 'separator').map(({ label }) => label)
    })
  return {
    shownItems: async () => (await kept()).items,
    notifications: async () => (await kept()).told,
    questions: async () => (await kept()).questions,
    bars: async () => (await kept()).bars,
    menu,
    choose: async (label) => {
      // The app opens its menu a moment after the click that asks for it.
      await expect.poll(menu).toContain(label)
      await app.evaluate((_electron, wanted) => {
        const { menu } = (globalThis as unknown as { desktopKept: Kept }).desktopKept
        menu?.items.find((one) => one.label === wanted)?.click()
      }, label)
    },
    chooseInAppMenu: (id) =>
      app.evaluate(({ Menu }, wanted) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
        if (!item) throw new Error(`the application's menu has no "${wanted}"`)
        item.click()
      }, id),
    willPress: (button) =>
      app.evaluate((_electron, pressed) => {
        ;(globalThis as unknown as { desktopKept: Kept }).desktopKept.button = pressed
      }, button),
    clipboard: () => app.evaluate(async ({ clipboard }) => clipboard.readText()),
  }
}

/** The folder that is chosen in the system's dialogs from now on. */
export async function willChoose(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)
}
