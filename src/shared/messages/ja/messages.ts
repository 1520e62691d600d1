// All of Japanese, by key.
import type { Catalogue } from '../messages.ts'
import { appNotices, desktop } from './outside/desktop.ts'
import { records } from './outside/records.ts'
import { command } from './outside/terminal.ts'
import { reports } from './outside/reports.ts'
import { madeBy, policyFaults } from './outside/rules.ts'
import { doctor, uploader } from './outside/uploader.ts'
import { usageTexts } from './outside/usage.ts'
import { pageMessages } from './page.ts'

export const messages: Catalogue = {
  ...pageMessages,
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
}
