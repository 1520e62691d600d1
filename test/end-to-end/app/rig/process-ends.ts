// The end of the app as a test sees it: asked to quit, ended by a signal, or gone by itself.
import { once } from 'node:events'
import type { ElectronApplication } from '@playwright/test'

/** Asks the app to quit, as its menu does. It may ask back. */
export async function askToQuit(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: theirs }) => void setImmediate(() => theirs.quit()))
}

/** Settles when the app's process is gone, with its exit code. Call it before the app is asked to end. */
export async function gone(app: ElectronApplication): Promise<number | null> {
  const { exitCode, signalCode } = app.process()
  if (exitCode !== null || signalCode !== null) return exitCode
  const [code] = await once(app.process(), 'exit')
  return typeof code === 'number' ? code : null
}

/** Whether the app has a window that can be seen. */
export async function isShown(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()))
}
