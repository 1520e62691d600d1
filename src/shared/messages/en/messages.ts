// All of it, by key.
import { appNotices, desktop } from './outside/desktop.ts'
import { records } from './outside/records.ts'
import { command } from './outside/terminal.ts'
import { reports } from './outside/reports.ts'
import { madeBy, policyFaults } from './outside/rules.ts'
import { doctor, uploader } from './outside/uploader.ts'
import { usageTexts } from './outside/usage.ts'
import { pageMessages } from './page.ts'

/** What is said outside the page. The page does not load it. */
export const outsideMessages = {
  ...desktop,
  ...appNotices,
  ...uploader,
  ...doctor,
  ...command,
  ...records,
  ...reports,
  ...madeBy,
  ...policyFaults,
  ...usageTexts,
} as const

export const messages = { ...pageMessages, ...outsideMessages } as const
