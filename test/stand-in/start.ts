// Begins like Electron: makes the process look like its main process, starts Chromium, runs the app's main module.
import { pathToFileURL } from 'node:url'
import { app } from './app/app.ts'
import { appManifest, words } from './app/command-line.ts'
import { pathOf } from './app/app-paths.ts'

const electronVersion = '45.4.1'
const chromeVersion = '156.0.8078.100'

const versions = { ...process.versions, electron: electronVersion, chrome: chromeVersion, modules: '150' }
Object.defineProperty(process, 'versions', { value: Object.freeze(versions), enumerable: true })
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: import.meta.dirname })
process.argv = [pathOf('exe'), ...words]

// Electron ends on these signals as on Quit.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

app.begin()
await import(pathToFileURL(appManifest.mainFile).href)
app.mainIsLoaded()
