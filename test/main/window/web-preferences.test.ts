// What a page may do, word for word: a change here is a change of the security of the app.
import { expect, it } from 'vitest'
import { webPreferences } from '#main/window/web-preferences.ts'

it('are exactly these, and cannot be changed', () => {
  const preferences = webPreferences('/app/preload.cjs', true)
  expect(preferences).toEqual({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    plugins: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    devTools: false,
  })
  expect(Object.isFrozen(preferences)).toBe(true)
})

it('let developers look inside while it is not packaged', () => {
  expect(webPreferences('/app/preload.cjs', false).devTools).toBe(true)
})
