// What comes from a page's preload world: messages for `ipcMain`, and what Electron hears of keys and menus by itself.
import type { EventEmitter } from 'node:events'
import { ipcMain } from './ipc-main.ts'
import { eventWith } from '../missing.ts'
import type { PageLink } from '../chromium/page-link.ts'
import { decode, encode } from '../chromium/wire.ts'
import type { FromPage, KeyInput, ToPage } from '../chromium/worlds/ipc-renderer.ts'

export type SendingContents = EventEmitter & {
  readonly id: number
  readonly mainFrame: Electron.WebFrameMain
  readonly link: Promise<PageLink>
}

type KeyListener = (contents: SendingContents, input: KeyInput) => void
let onFreeKey: KeyListener = () => undefined

/** Hears keys that neither the page nor the app took: accelerators of menus. */
export function hearFreeKeys(listener: KeyListener): void {
  onFreeKey = listener
}

/** Takes one message of the page. */
export function hearFromPage(contents: SendingContents, preload: string, text: string): void {
  const message = decode(text) as FromPage // Written by the page's end of this wire, in a world only ours.
  switch (message.kind) {
    case 'invoke':
      void reply(contents, message)
      return
    case 'send':
      ipcMain.emit(message.channel, eventOf(contents), ...message.args)
      return
    case 'key':
      hearKey(contents, message.input, message.isHandled)
      return
    case 'menu':
      contents.emit('context-menu', eventWith({}), menuParams(message))
      return
    case 'preload-error':
      contents.emit('preload-error', eventWith({}), preload, new Error(message.message))
      return
    default:
      message satisfies never
  }
}

async function reply(contents: SendingContents, message: Extract<FromPage, { kind: 'invoke' }>): Promise<void> {
  const { id, channel, args } = message
  const answer = await ipcMain.answer(channel, eventOf(contents), args).then(
    (value): ToPage => ({ kind: 'reply', id, value }),
    (error: unknown): ToPage => ({ kind: 'failure', id, message: String(error) }),
  )
  const link = await contents.link
  link.send(cloneable(answer, id))
}

function cloneable(answer: ToPage, id: number): ToPage {
  try {
    encode(answer)
    return answer
  } catch {
    return { kind: 'failure', id, message: 'Error: An object could not be cloned.' }
  }
}

function eventOf(contents: SendingContents): object {
  const { mainFrame } = contents
  return eventWith({ type: 'frame', sender: contents, senderFrame: mainFrame, processId: 1, frameId: contents.id })
}

function hearKey(contents: SendingContents, input: KeyInput, isHandled: boolean): void {
  const event = eventWith({})
  const modifiers = (['shift', 'control', 'alt', 'meta'] as const).filter((name) => input[name])
  contents.emit('before-input-event', event, { ...input, location: 0, modifiers })
  if (!isHandled && !event.defaultPrevented && input.type === 'keyDown') onFreeKey(contents, input)
}

function menuParams({ x, y, selection, isEditable }: Extract<FromPage, { kind: 'menu' }>): object {
  const hasSelection = selection !== ''
  const editFlags = {
    canCopy: hasSelection,
    canCut: hasSelection && isEditable,
    canPaste: isEditable,
    canSelectAll: true,
  }
  return { x, y, selectionText: selection, isEditable, editFlags, linkURL: '', mediaType: 'none', misspelledWord: '' }
}
