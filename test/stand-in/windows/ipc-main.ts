// `ipcMain`: who answers which channel.
import type { MemberOf } from '../types/members.ts'
import { LoudEmitter } from '../missing.ts'

type Handler = Parameters<Electron.IpcMain['handle']>[1]

class IpcMain extends LoudEmitter implements Pick<Electron.IpcMain, MemberOf<'IpcMain'>> {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    this.#handlers.set(channel, handler)
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }
  /** Inside: what the app answers; rejects as `ipcRenderer.invoke` tells it. */
  async answer(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return handler(event as Electron.IpcMainInvokeEvent, ...args) // Narrower on purpose, made in from-page.ts.
  }
}

export const ipcMain = new IpcMain()
