// The door between the window and the main process: `window.outbox`, made from the names of the contract and nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge, DroppedFile, TellName } from '#shared/contract/ipc.ts'
import { askKinds } from './ask-kinds.ts'

/** Main has parsers for all that comes through; here only the channel is built. */
function channel(name: string): string {
  return `outbox:${name}`
}

const told: Readonly<Record<TellName, true>> = { report: true, command: true }

function on(name: unknown, listener: unknown): () => void {
  if (typeof name !== 'string' || !Object.hasOwn(told, name) || typeof listener !== 'function') {
    throw new TypeError('nothing is told under this name')
  }
  // The event stays here: it holds the way to every channel.
  const hear = (_event: unknown, value: unknown): void => void listener(value)
  ipcRenderer.on(channel(name), hear)
  return () => void ipcRenderer.off(channel(name), hear)
}

/** Files that are nowhere on the disk (a picture dragged out of a browser) have no path and are left out. */
function pathsOf(files: readonly DroppedFile[]): readonly string[] {
  // The window hands over the browser's own files; the contract names only what it needs to know of them.
  return files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '')
}

const invokers = Object.entries(askKinds).map(([name, kind]) => [
  name,
  (input?: unknown): Promise<unknown> =>
    // Main parses what arrives, so an input of any other shape than a list of files is refused there.
    ipcRenderer.invoke(channel(name), kind === 'files' && Array.isArray(input) ? pathsOf(input) : input),
])

// Built from the same names as the type, one by one.
const bridge = { ...Object.fromEntries(invokers), on } as Bridge

contextBridge.exposeInMainWorld('outbox', bridge)
