// The entry of the window: joins what main offers to what is drawn.
import { createRoot } from 'react-dom/client'
import type { Bridge } from '#shared/contract/ipc.ts'
import { chooseLanguage } from '#shared/messages/languages.ts'
import { loadPageLanguage } from '#shared/messages/load/load-page.ts'
import { App } from './app.tsx'
import { ModelContext } from './model/use-model.ts'
import { openWindow } from './model/window-model.ts'
import { followCommands } from './use-commands.ts'
import { speak } from './words/say.ts'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly outbox: Bridge
  }
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
// Main names the language behind the page's address, as in index.html?lang=de.
const named = new URLSearchParams(location.search).get('lang')
const language = await loadPageLanguage(chooseLanguage(named === null ? [] : [named]))
document.documentElement.lang = language.tag
document.documentElement.dir = language.direction
speak(language)

const model = openWindow(window.outbox)
followCommands(model)
createRoot(root).render(
  <ModelContext value={model}>
    <App />
  </ModelContext>,
)
