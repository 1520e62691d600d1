// All of German, by key.
import type { Catalogue } from '../messages.ts'
import { appNotices, desktop } from './outside/desktop.ts'
import { doctor, uploader } from './outside/uploader.ts'
import { pageMessages } from './page.ts'

export const messages: Catalogue = { ...pageMessages, ...desktop, ...appNotices, ...uploader, ...doctor }
