// Main's end of the bridge: one handler a request, behind the look at who asks.
import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent } from 'electron'
import { channelOf } from '#shared/contract/ipc-channels.ts'
import type { RequestName } from '#shared/contract/ipc-channels.ts'
import { requests } from '#shared/contract/ipc.ts'
import type { Handlers } from '#shared/contract/ipc.ts'
import { handleRequest } from './handle-request.ts'
import { isTrustedSender } from './trusted-sender.ts'
import type { RequestFault } from './handle-request.ts'
import type { Log } from '../log/log-file.ts'

export type IpcParts = {
  readonly handlers: Handlers
  /** Electron's number of our window's contents; null while there is none. */
  readonly contentsId: () => number | null
  readonly log: Log
}

/** Answers every request of the contract from now on. */
export function openIpc(parts: IpcParts): void {
  for (const name of Object.keys(requests)) {
    if (isRequestName(name))
      ipcMain.handle(channelOf(name), (event, input: unknown) => answer(parts, name, event, input))
  }
}

async function answer(parts: IpcParts, name: RequestName, event: IpcMainInvokeEvent, input: unknown): Promise<unknown> {
  const { senderFrame, sender } = event
  const frame = senderFrame === null ? null : { url: senderFrame.url, isTop: senderFrame.parent === null }
  if (!isTrustedSender({ contentsId: sender.id, frame }, parts.contentsId()))
    return refuse(parts, name, 'unknown_sender', '')
  const answered = await handleRequest(parts.handlers, name, input)
  return answered.kind === 'reply' ? answered.value : refuse(parts, name, answered.fault, answered.detail)
}

function refuse(parts: IpcParts, name: RequestName, fault: RequestFault, detail: string): never {
  parts.log.warning('request refused', { request: name, fault, detail })
  throw new Error(fault)
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}
