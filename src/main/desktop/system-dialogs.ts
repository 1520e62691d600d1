// What the desktop does for the window: dialogs, menus, the file manager, the clipboard, the browser.
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { clipboard, dialog, Menu, shell } from 'electron'
import type { BrowserWindow, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'
import type { Say } from '#shared/messages/messages.ts'
import { dropboxAddress, outsideAddress } from '../about.ts'
import type { OutsidePage } from '../about.ts'
import { dragImage } from './tray.ts'
import type { Question } from '../settings/server-question.ts'
import type { QuitChoice, QuitQuestion } from './quit-question.ts'

/** Shows the item in the file manager, if there is one. Nothing is ever opened: a file could be a program. */
export function showItem(file: string | null): void {
  if (file !== null) shell.showItemInFolder(file)
}

/** So many names are looked at to find one that can be shown. */
const mostNamesRead = 50

/** Shows the inside of a folder, by showing something that is in it; an empty folder is shown in the one around it. */
export async function showInside(folder: string): Promise<void> {
  showItem(await somethingIn(folder))
}

async function somethingIn(folder: string): Promise<string> {
  try {
    let read = 0
    for await (const { name } of await opendir(folder)) {
      if (!name.startsWith('.')) return join(folder, name)
      read += 1
      if (read >= mostNamesRead) break
    }
  } catch {
    // The folder is away for the moment.
  }
  return folder
}

/** Lets the system carry these files to wherever they are dropped; `icons` holds the picture under the pointer. Throws Electron's refusal. */
export function dragOut(owner: BrowserWindow | null, icons: string, files: readonly string[]): void {
  const [file = ''] = files
  owner?.webContents.startDrag({ file, files: [...files], icon: dragImage(icons) })
}

export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text)
}

/** Opens a page of the compiled list in the browser. */
export function openPage(page: OutsidePage): void {
  const address = outsideAddress(page)
  if (address !== null) void shell.openExternal(address)
}

/** Opens the page on which Dropbox shows the file with this full path. */
export function openInDropbox(path: string): void {
  const address = dropboxAddress(path)
  if (address !== null) void shell.openExternal(address)
}

/** The system's dialog for a folder; null when it was left. */
export async function askFolder(owner: BrowserWindow | null, startAt: string | null, say: Say): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: say('dialog.folder.title'),
    buttonLabel: say('dialog.folder.choose'),
    properties: ['openDirectory', 'createDirectory'],
    ...(startAt === null ? {} : { defaultPath: startAt }),
  }
  const { canceled, filePaths } = await (owner === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(owner, options))
  return canceled ? null : (filePaths[0] ?? null)
}

/** The system's dialog for one file to ask about; null when it was left. Nothing is read of the file. */
export async function askFile(owner: BrowserWindow | null, startAt: string | null, say: Say): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: say('dialog.file.title'),
    buttonLabel: say('dialog.file.choose'),
    properties: ['openFile', 'showHiddenFiles'],
    ...(startAt === null ? {} : { defaultPath: startAt }),
  }
  const { canceled, filePaths } = await (owner === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(owner, options))
  return canceled ? null : (filePaths[0] ?? null)
}

/** `name` is the file's name at first; `kind` and `ending` say what is saved. */
export type SaveQuestion = {
  readonly title: string
  readonly name: string
  readonly kind: string
  readonly ending: string
}

/** The system's dialog for where to save; null when it was left. */
export async function askSave(
  owner: BrowserWindow | null,
  { title, name, kind, ending }: SaveQuestion,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    title,
    defaultPath: name,
    filters: [{ name: kind, extensions: [ending] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const { canceled, filePath } = await (owner === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(owner, options))
  return canceled || filePath === '' ? null : filePath
}

/** Asks before the app ends. A dialog that is closed is a "no". */
export async function askQuit(owner: BrowserWindow | null, question: QuitQuestion, say: Say): Promise<QuitChoice> {
  const options: MessageBoxOptions = {
    type: 'question',
    title: say('quit.title'),
    message: question.message,
    detail: question.detail,
    buttons: question.buttons.map(({ label }) => label),
    defaultId: 0,
    cancelId: question.buttons.findIndex(({ choice }) => choice === 'cancel'),
    noLink: true,
  }
  const { response } = await showMessage(owner, options)
  return question.buttons[response]?.choice ?? 'cancel'
}

/** A question with a yes and a no. A dialog that is closed is a "no". */
export async function askWhether(owner: BrowserWindow | null, question: Question, say: Say): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'question',
    title: question.title,
    message: question.message,
    detail: question.detail,
    buttons: [say('general.cancel'), question.yes],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const { response } = await showMessage(owner, options)
  return response === 1
}

/** A hidden window cannot hold a dialog. */
async function showMessage(owner: BrowserWindow | null, options: MessageBoxOptions) {
  const isShown = owner !== null && owner.isVisible()
  return isShown ? dialog.showMessageBox(owner, options) : dialog.showMessageBox(options)
}

/** Opens a menu at the pointer. */
export function popUp(owner: BrowserWindow | null, template: Parameters<typeof Menu.buildFromTemplate>[0]): void {
  if (template.length > 0) Menu.buildFromTemplate(template).popup(owner === null ? {} : { window: owner })
}
