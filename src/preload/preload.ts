// The door between the window and the main process: `window.outbox`, made from the names of the contract and nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channelOf, eventNames, requestKinds } from '#shared/contract/ipc-channels.ts'
import type { EventName, RequestName } from '#shared/contract/ipc-channels.ts'
import type { Bridge, DroppedFile } from '#shared/contract/ipc.ts'

function on(name: unknown, listener: unknown): () => void {
  if (!isEventName(name) || typeof listener !== 'function') throw new TypeError('nothing is told under this name')
  // Electron's event stays here: it holds the way to every channel.
  const hear = (_event: unknown, data: unknown): void => void listener(data)
  ipcRenderer.on(channelOf(name), hear)
  return () => void ipcRenderer.off(channelOf(name), hear)
}

function isEventName(name: unknown): name is EventName {
  return eventNames.some((known) => known === name)
}

/** Files that are nowhere on the disk (a picture dragged out of a browser) have no path and are left out. */
function pathsOf(files: readonly DroppedFile[]): readonly string[] {
  // The window hands over the browser's own files; the contract names only what it needs to know of them.
  return files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '')
}

/** Main has parsers for all that comes through; an input of any other shape than a list of files is refused there, too. */
function request(name: RequestName, input: unknown): Promise<unknown> {
  const isFiles = requestKinds[name] === 'files' && Array.isArray(input)
  return ipcRenderer.invoke(channelOf(name), isFiles ? pathsOf(input) : input)
}

// The keys of the table are the names of the requests.
const names = Object.keys(requestKinds) as RequestName[]
const requests = names.map((name) => [name, (input?: unknown) => request(name, input)])

// Built from the same names as the type, one by one.
const bridge = { ...Object.fromEntries(requests), on } as Bridge

contextBridge.exposeInMainWorld('outbox', bridge)
