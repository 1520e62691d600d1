// `dialog`: nobody sits here, so every dialog is left without a choice. Tests put their own answers in its place.
import type { MemberOf } from '../types/members.ts'
import { only } from '../missing.ts'
import { note } from '../record.ts'

type AnyOptions = Electron.OpenDialogOptions | Electron.SaveDialogOptions | Electron.MessageBoxOptions
type Given = [options: AnyOptions] | [window: object, options: AnyOptions]

function ask(what: string, given: Given): void {
  note(what, given.at(-1) ?? null)
}

/** What closing a message box without a choice means. */
function leaving(given: Given): number {
  const options = given.at(-1)
  const cancel = options !== undefined && 'cancelId' in options ? options.cancelId : undefined
  return typeof cancel === 'number' ? cancel : 0
}

export const dialog = only('dialog', {
  async showOpenDialog(...given: Given): Promise<Electron.OpenDialogReturnValue> {
    ask('dialog.showOpenDialog', given)
    return { canceled: true, filePaths: [] }
  },
  async showSaveDialog(...given: Given): Promise<Electron.SaveDialogReturnValue> {
    ask('dialog.showSaveDialog', given)
    return { canceled: true, filePath: '' }
  },
  async showMessageBox(...given: Given): Promise<Electron.MessageBoxReturnValue> {
    ask('dialog.showMessageBox', given)
    return { response: leaving(given), checkboxChecked: false }
  },
  showMessageBoxSync(...given: Given): number {
    ask('dialog.showMessageBoxSync', given)
    return leaving(given)
  },
  showErrorBox(title: string, content: string): void {
    note('dialog.showErrorBox', { title, content })
    process.stderr.write(`${title}\n${content}\n`)
  },
} satisfies Pick<Electron.Dialog, MemberOf<'Dialog'>>)
