// The world of the preload script: what it can require, and ears for what Electron hears of a page by itself.
// The source of this file is sent to that world; it refers to the other files of this folder only.
import { openIpc } from './ipc-renderer.ts'
import type { FromPage, IpcEnd } from './ipc-renderer.ts'
import { openMembrane } from './membrane.ts'

type Ear = EventTarget & {
  readonly getSelection: () => { readonly toString: () => string } | null
  readonly devicePixelRatio: number
}
declare const window: Ear & Record<string, unknown>

export type PreloadPlan = {
  readonly tag: string
  /** The function Chromium puts into this world; it carries text to the main process. */
  readonly post: string
  /** The function main calls with text for this world. */
  readonly hear: string
  readonly process: object
}

type Script = (require: (name: string) => unknown, module: object, exports: object, process: object) => void

/** Called once a document, before any script of the page. */
export function runPreload(plan: PreloadPlan, script: Script): void {
  const post = window[plan.post] as (text: string) => void // Put there by Chromium.
  const ipc = openIpc(post)
  window[plan.hear] = ipc.hear
  listenToPage(ipc)
  const electron = electronOf(plan, ipc)
  const allowed: Readonly<Record<string, unknown>> = {
    electron,
    'electron/renderer': electron,
    'electron/common': electron,
  }
  const require = (name: string): unknown => {
    if (Object.hasOwn(allowed, name)) return allowed[name]
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  try {
    script(require, module, module.exports, plan.process)
  } catch (error) {
    ipc.send({ kind: 'preload-error', message: error instanceof Error ? error.message : String(error) })
    throw error
  }
}

function electronOf(plan: PreloadPlan, ipc: IpcEnd): object {
  return only('electron', {
    contextBridge: only('contextBridge', { exposeInMainWorld: openMembrane(plan.tag, 'preload').expose }),
    ipcRenderer: only('ipcRenderer', ipc.ipcRenderer),
    webUtils: only('webUtils', { getPathForFile: standInPathOfFile }),
    webFrame: only('webFrame', { getZoomFactor: () => window.devicePixelRatio }),
  })
}

/** An object that throws for what it does not hold. */
function only(name: string, members: object): object {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || key === 'then') return Reflect.get(target, key, receiver)
      throw new Error(`the Electron stand-in has no ${name}.${key}`)
    },
  })
}

/**
 * Where a file is on the disk; empty for one made by a script. Only the browser knows, and this must answer at once: so it
 * stops here, main sees `file` through the debugger, asks Chromium (`DOM.getFileInfo`), writes `answer` and lets it go on.
 * In a test a file with a path comes from Playwright's `setInputFiles`, and may be put into a `DataTransfer` from there.
 */
function standInPathOfFile(file: unknown): string {
  if (!(file instanceof File)) throw new TypeError("Argument must be of type 'File'")
  const answer = { path: '' }
  // oxlint-disable-next-line no-debugger -- the stop is the point
  debugger
  return answer.path
}

function listenToPage(ipc: IpcEnd): void {
  const tellKey = (event: Event): void => {
    const input = keyInputOf(event)
    // After the page's own listeners: only then it is known whether one of them took the key.
    setTimeout(() => ipc.send({ kind: 'key', input, isHandled: event.defaultPrevented }))
  }
  window.addEventListener('keydown', tellKey, { capture: true })
  window.addEventListener('keyup', tellKey, { capture: true })
  window.addEventListener(
    'contextmenu',
    (event) => setTimeout(() => (event.defaultPrevented ? undefined : ipc.send(menuOf(event)))),
    { capture: true },
  )
}

type AnyEvent = Readonly<Record<string, unknown>>

function keyInputOf(event: Event): Extract<FromPage, { kind: 'key' }>['input'] {
  const of = event as unknown as AnyEvent // A KeyboardEvent, whose type is not known where this file is checked.
  return {
    type: event.type === 'keydown' ? 'keyDown' : 'keyUp',
    key: String(of['key']),
    code: String(of['code']),
    isAutoRepeat: of['repeat'] === true,
    isComposing: of['isComposing'] === true,
    shift: of['shiftKey'] === true,
    control: of['ctrlKey'] === true,
    alt: of['altKey'] === true,
    meta: of['metaKey'] === true,
  }
}

function menuOf(event: Event): FromPage {
  const of = event as unknown as AnyEvent // A PointerEvent, see above.
  const target = of['target'] as { readonly matches?: (selector: string) => boolean } | null // An element, or the document.
  return {
    kind: 'menu',
    x: Number(of['clientX']),
    y: Number(of['clientY']),
    selection: window.getSelection()?.toString() ?? '',
    isEditable: target?.matches?.('input, textarea, [contenteditable]') === true,
  }
}
