// Starts an uploader for the app, with what only the desktop can give it.
import type { Agent } from 'node:http'
import { noticeWords } from '#uploader/notices.ts'
import { openQueueView } from '#uploader/queue-view/open-queue-view.ts'
import { refusalWords } from '#uploader/refusals.ts'
import { startUploader } from '#uploader/start.ts'
import type { UploaderOptions } from '#uploader/start.ts'
import type { Uploader } from '#uploader/uploader.ts'
import type { Log } from '../log/log-file.ts'
import type { Run, RunAnswer, RunAsk, StartRun } from './run.ts'

export type RunParts = {
  readonly dataFolder: string
  /** For trials on one computer. */
  readonly allowLoopback: boolean
  /** How long a file must be quiet, for trials; null: the usual time. */
  readonly quietMs: number | null
  readonly agentFor: (url: URL) => Agent | null
  /** Called with the server's address before the first request: finds out which way it is reached. */
  readonly findWay: (server: string) => Promise<void>
  readonly log: Log
}

/** States in which nothing of a file has left yet. */
const unsentStates: ReadonlySet<string> = new Set(['settling', 'hashing', 'waiting', 'blocked', 'gone'])

export function createStartRun(parts: RunParts): StartRun {
  return async (ask) => {
    await parts.findWay(ask.server)
    const started = await startUploader(optionsFrom(ask, parts))
    if (started.kind === 'refused') return { kind: 'refused', ...refusalWords(started.refusal) } satisfies RunAnswer
    return { kind: 'started', run: runOf(started.uploader, started.notices.map(noticeWords)) }
  }
}

function optionsFrom(ask: RunAsk, parts: RunParts): UploaderOptions {
  const { log } = parts
  return {
    from: { kind: 'folder', folder: ask.folder, adopt: ask.adopt },
    server: ask.server,
    token: ask.key,
    allowLoopback: parts.allowLoopback,
    dataFolder: parts.dataFolder,
    alarm: (text) => log.alarm('uploader', { text }),
    agentFor: parts.agentFor,
    ignorePatterns: ask.ignore,
    replacesByName: ask.replaceByName,
    skipExisting: ask.skipExisting,
    ...(ask.pause === null ? {} : { paused: ask.pause }),
    ...(parts.quietMs === null ? {} : { quietMs: parts.quietMs }),
  }
}

function runOf(uploader: Uploader, notices: readonly string[]): Run {
  return {
    view: openQueueView(uploader),
    notices,
    onNotice: (listener) => uploader.onNotice((notice) => listener(notice.kind, noticeWords(notice))),
    broken: uploader.broken,
    firstLook: uploader.firstLook,
    pause: (untilMs) => uploader.pause(untilMs),
    resume: () => uploader.resume(),
    rescan: () => void uploader.rescan(),
    worldChanged: () => uploader.worldChanged(),
    me: () => uploader.me(),
    unsent(paths) {
      const left = new Set(paths)
      for (const { path, state } of uploader.rows()) if (!unsentStates.has(state)) left.delete(path)
      return left
    },
    stop: () => uploader.stop(),
  }
}
