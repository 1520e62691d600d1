// `shell`: what was to be opened outside. Nothing is opened; what is thrown away lies in a trash of the program's own.
import { mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app } from '../app/app.ts'
import type { MemberOf } from '../types/members.ts'
import { only } from '../missing.ts'
import { note } from '../record.ts'

let thrown = 0

export const shell = only('shell', {
  async openExternal(url: string): Promise<void> {
    note('shell.openExternal', url)
  },
  async openPath(path: string): Promise<string> {
    note('shell.openPath', path)
    return ''
  },
  showItemInFolder(path: string): void {
    note('shell.showItemInFolder', path)
  },
  /** Takes the item to a trash that is this program's alone, or rejects with the words of the system's, and then it stays. */
  async trashItem(path: string): Promise<void> {
    note('shell.trashItem', path)
    thrown += 1
    const trash = join(app.getPath('userData'), 'stand-in trash', String(thrown))
    try {
      await mkdir(trash, { recursive: true })
      await rename(path, join(trash, basename(path)))
    } catch {
      throw new Error('Failed to move item to trash')
    }
  },
} satisfies Pick<Electron.Shell, MemberOf<'Shell'>>)
