// `clipboard`: its own, in memory, so that tests do not meet on the computer's.
import type { MemberOf } from '../types/members.ts'
import { only } from '../missing.ts'

let held = ''

export const clipboard = only('clipboard', {
  async writeText(text: string): Promise<void> {
    held = text
  },
  async readText(): Promise<string> {
    return held
  },
  clear(): void {
    held = ''
  },
} satisfies Pick<Electron.Clipboard, MemberOf<'Clipboard'>>)
