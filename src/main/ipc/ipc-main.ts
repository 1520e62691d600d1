// Main's end of the bridge: one handler an ask, behind the look at who asks.
import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent } from 'electron'
import { asks, channelOf } from '#shared/contract/ipc.ts'
import type { AskName, Handlers } from '#shared/contract/ipc.ts'
import { handleRequest, isOurPage } from './handle-request.ts'
import type { AskFault } from './handle-request.ts'
import type { Log } from '../log/log-file.ts'

export type IpcParts = {
  readonly handlers: Handlers
  /** Electron's number of our window's contents; null while there is none. */
  readonly contentsId: () => number | null
  readonly log: Log
}

/** Answers every ask of the contract from now on. */
export function openIpc(parts: IpcParts): void {
  for (const name of Object.keys(asks)) {
    if (isAskName(name)) ipcMain.handle(channelOf(name), (event, input: unknown) => answer(parts, name, event, input))
  }
}

async function answer(parts: IpcParts, name: AskName, event: IpcMainInvokeEvent, input: unknown): Promise<unknown> {
  const { senderFrame, sender } = event
  const frame = senderFrame === null ? null : { url: senderFrame.url, isTop: senderFrame.parent === null }
  if (!isOurPage({ contentsId: sender.id, frame }, parts.contentsId())) return refuse(parts, name, 'unknown_sender', '')
  const answered = await handleRequest(parts.handlers, name, input)
  return answered.kind === 'reply' ? answered.value : refuse(parts, name, answered.fault, answered.detail)
}

function refuse(parts: IpcParts, name: AskName, fault: AskFault, detail: string): never {
  parts.log.warning('ask refused', { ask: name, fault, detail })
  throw new Error(fault)
}

function isAskName(name: string): name is AskName {
  return Object.hasOwn(asks, name)
}
