// `shell`: what was to be opened outside. Nothing is opened.
import type { MemberOf } from '../types/members.ts'
import { only } from '../missing.ts'
import { note } from '../record.ts'

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
  async trashItem(path: string): Promise<void> {
    note('shell.trashItem', path)
  },
} satisfies Pick<Electron.Shell, MemberOf<'Shell'>>)
