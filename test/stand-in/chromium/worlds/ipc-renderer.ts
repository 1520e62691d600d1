// `ipcRenderer` of a preload script: the page's end of the wire to the main process.
// The source of this file is sent to the preload script's world; it refers to nothing but the wire.
import { decode, encode } from '../wire.ts'

type Listener = (event: object, ...args: unknown[]) => void
type Pending = {
  readonly channel: string
  readonly keep: (value: unknown) => void
  readonly drop: (error: Error) => void
}

export type FromPage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'key'; readonly input: KeyInput; readonly isHandled: boolean }
  | {
      readonly kind: 'menu'
      readonly x: number
      readonly y: number
      readonly selection: string
      readonly isEditable: boolean
    }
  | { readonly kind: 'preload-error'; readonly message: string }

export type KeyInput = {
  readonly type: 'keyDown' | 'keyUp'
  readonly key: string
  readonly code: string
  readonly isAutoRepeat: boolean
  readonly isComposing: boolean
  readonly shift: boolean
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
}

export type ToPage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }

export type IpcEnd = {
  readonly ipcRenderer: object
  readonly send: (message: FromPage) => void
  /** Called by main with every message for this page. */
  readonly hear: (text: string) => void
}

/** `post` carries a text to the main process. */
export function openIpc(post: (text: string) => void): IpcEnd {
  const listeners = openListeners()
  const pending = new Map<number, Pending>()
  let next = 1
  const tell = (message: FromPage): void => post(encode(message))
  const ipcRenderer: object = {
    ...listeners.methods(() => ipcRenderer),
    send: (channel: string, ...args: unknown[]): void => tell({ kind: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> =>
      new Promise((keep, drop) => {
        const id = next++
        // Encoded first: what cannot be cloned is refused before anybody waits for it.
        const text = encode({ kind: 'invoke', id, channel, args } satisfies FromPage)
        pending.set(id, { channel, keep, drop })
        post(text)
      }),
  }
  const hear = (text: string): void => {
    const message = decode(text) as ToPage // Written by the main process's end of this wire.
    if (message.kind === 'message')
      return listeners.deliver(message.channel, { sender: ipcRenderer, ports: [] }, message.args)
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.kind === 'reply') waiting?.keep(message.value)
    else waiting?.drop(new Error(`Error invoking remote method '${waiting.channel}': ${message.message}`))
  }
  return { ipcRenderer, send: tell, hear }
}

type Listeners = {
  readonly methods: (self: () => object) => object
  readonly deliver: (channel: string, event: object, args: readonly unknown[]) => void
}

function openListeners(): Listeners {
  type Entry = { readonly given: Listener; readonly isOnce: boolean }
  const entries = new Map<string, readonly Entry[]>()
  const of = (channel: string): readonly Entry[] => entries.get(channel) ?? []
  const add = (channel: string, given: Listener, isOnce: boolean): void => {
    entries.set(channel, [...of(channel), { given, isOnce }])
  }
  const remove = (channel: string, given: Listener): void => {
    const at = of(channel).findLastIndex((entry) => entry.given === given)
    entries.set(channel, of(channel).toSpliced(at, at < 0 ? 0 : 1))
  }
  const methods = (self: () => object): object => {
    const on = (channel: string, given: Listener): object => (add(channel, given, false), self())
    const off = (channel: string, given: Listener): object => (remove(channel, given), self())
    return {
      on,
      addListener: on,
      off,
      removeListener: off,
      once: (channel: string, given: Listener): object => (add(channel, given, true), self()),
      removeAllListeners: (channel: string): object => (entries.delete(channel), self()),
      listenerCount: (channel: string): number => of(channel).length,
    }
  }
  const tell = (channel: string, event: object, args: readonly unknown[]): void => {
    for (const entry of of(channel)) {
      if (entry.isOnce) remove(channel, entry.given)
      entry.given(event, ...args)
    }
  }
  return { methods, deliver: tell }
}
