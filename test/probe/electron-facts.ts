// What real Electron does here. Asked of a small app, driven as the specs drive the real one. The stand-in would only tell what
// we believe.
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ElectronApplication } from '@playwright/test'
import { launchApp } from '#test/end-to-end/app/rig/launch.ts'
import { fact } from './fact.ts'
import type { Fact } from './fact.ts'

const mostShowMs = 10_000
const fixtureApp = join(import.meta.dirname, '..', 'stand-in', 'fixture-app')

/** In the place of all facts where Electron's runtime is not installed. */
export async function* noElectron(): AsyncGenerator<Fact, void> {
  yield { about: 'Electron', seen: 'not on Electron: its runtime is not installed, so nothing is told of it' }
}

export async function* electronFacts(folder: string): AsyncGenerator<Fact, void> {
  const app = await launchApp({ userData: join(folder, 'electron'), appFolder: fixtureApp })
  try {
    yield fact('Electron', () => versions(app))
    yield fact('W4 how the keystore sealed', () => seal(app))
    yield fact('W9 W10 started at login', () => loginItem(app))
    yield fact('W3 the window', () => windows(app))
    yield fact('U5 a tray', () => tray(app))
    yield fact('U2 the graphics process', () => graphics(app))
    yield fact('W14 folders', () => folders(app))
    yield fact('W23 notices', () => app.evaluate(({ Notification }) => `supported ${Notification.isSupported()}`))
  } finally {
    await app.close()
  }
}

async function versions(app: ElectronApplication): Promise<string> {
  const told = await app.evaluate(() => process.versions)
  return `Electron ${told['electron']}, Chromium ${told['chrome']}, Node ${told['node']}`
}

/** The first letters say which key sealed it: on Linux `v10` is one that everybody knows, `v11` one of the keyring. */
async function seal(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ safeStorage }) => {
    const isThere = await safeStorage.isAsyncEncryptionAvailable()
    if (!isThere) return 'no keystore'
    const sealed = await safeStorage.encryptStringAsync('probe')
    const opened = await safeStorage.decryptStringAsync(sealed)
    const backend = process.platform === 'linux' ? `, backend ${safeStorage.getSelectedStorageBackend()}` : ''
    const tag = sealed
      .subarray(0, 3)
      .toString('latin1')
      .replaceAll(/[^ -~]/g, '.')
    return `tag ${tag}${backend}, opened again: ${opened.result === 'probe'}`
  })
}

async function loginItem(app: ElectronApplication): Promise<string> {
  return app.evaluate((electron) => JSON.stringify(electron.app.getLoginItemSettings()))
}

/** The small app shows its window on `ready-to-show`, which some desktops never send. */
async function windows(app: ElectronApplication): Promise<string> {
  const begin = performance.now()
  await app.firstWindow()
  for (;;) {
    const isShown = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((one) => one.isVisible()),
    )
    const ms = Math.round(performance.now() - begin)
    if (isShown) return `shown after ready-to-show, within ${ms} ms`
    if (ms > mostShowMs) return `NOT shown: ready-to-show did not come within ${ms} ms`
    await delay(50)
  }
}

async function tray(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ Tray, nativeImage }) => {
    const icon = new Tray(nativeImage.createEmpty())
    const bounds = JSON.stringify(icon.getBounds())
    icon.destroy()
    return `made, at ${bounds}`
  })
}

async function graphics(app: ElectronApplication): Promise<string> {
  return app.evaluate((electron) => JSON.stringify(electron.app.getGPUFeatureStatus()))
}

async function folders(app: ElectronApplication): Promise<string> {
  return app.evaluate((electron) => {
    const home = electron.app.getPath('home')
    const names = ['appData', 'userData', 'sessionData', 'logs'] as const
    return names.map((name) => `${name} ${electron.app.getPath(name).replace(home, '~')}`).join(', ')
  })
}
