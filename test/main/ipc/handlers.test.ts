// What main answers, through the same parsers the window's asks go through.
import { describe, expect, it } from 'vitest'
import { AddedFiles } from '#main/uploads/dropped-files.ts'
import { handleRequest } from '#main/ipc/handle-request.ts'
import { UploadController } from '#main/uploads/upload-controller.ts'
import { createHandlers, emptyPage } from '#main/ipc/handlers.ts'
import { createWindowUpdates } from '#main/ipc/window-updates.ts'
import { createSettingsService } from '#main/settings/settings-service.ts'
import { SetUp } from '#main/uploads/set-up.ts'
import type { AskName } from '#shared/contract/ipc.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { aRun } from '../uploads/a-run.ts'
import type { HandRun } from '../uploads/a-run.ts'
import { createHandClock } from '../hand-clock.ts'

const silent = { info: () => undefined, warning: () => undefined, alarm: () => undefined }
const list = { group: 'all', search: '', sort: 'turn', descending: false } as const
const page = { list, offset: 0, most: 10 }

type Rig = {
  readonly ask: (name: AskName, input?: unknown) => Promise<unknown>
  readonly said: string[]
  readonly hand: HandRun
  readonly controller: UploadController
}

function aRig(): Rig {
  const said: string[] = []
  const hand = aRun()
  const clock = createHandClock()
  const settings = { ...defaultSettings, server: 'https://uploads.example', folder: '/watched' }
  const store = { read: () => settings, change: () => undefined }
  const keys = { keyFor: () => 'key', keep: async () => 'kept' as const }
  const startRun = async (): Promise<{ kind: 'started'; run: HandRun['run'] }> => ({ kind: 'started', run: hand.run })
  const controller = new UploadController({ settings: store, keys, startRun, clock, log: silent }, [])
  const setUp = new SetUp({
    beginning: () => ({ server: '', folder: null }),
    keyFor: () => null,
    checkServer: async function* () {
      yield { check: 'token', ok: true, text: 'fine' }
    },
    checkFolder: async () => [],
    fileCount: async () => ({ files: 0, bytes: 0, isAll: true, examples: [] }),
    askFolder: async () => null,
    changeTo: (target) => controller.changeTo(target),
    clock,
  })
  const about = { version: '1', parts: [], licences: '', homepage: null, source: null }
  const handlers = createHandlers({
    controller,
    setUp,
    settings: createSettingsService({
      read: store.read,
      write: store.change,
      about,
      builtInRules: [],
      setAutostart: () => undefined,
      restart: () => undefined,
    }),
    added: new AddedFiles(() => null, clock),
    reports: createWindowUpdates({ clock, app: () => controller.app(), send: () => undefined }),
    system: {
      showItem: (file) => void said.push(`show ${file}`),
      openFolder: async () => void said.push('open folder'),
      copyText: async (text) => void said.push(`copy ${text}`),
      popUpRowMenu: (rows) => void said.push(`menu ${rows.length}`),
      openPage: (name) => void said.push(`page ${name}`),
      pageReady: () => void said.push('ready'),
    },
  })
  const ask = async (name: AskName, input?: unknown): Promise<unknown> => {
    const answer = await handleRequest(handlers, name, input)
    return answer.kind === 'reply' ? answer.value : answer
  }
  return { ask, said, hand, controller }
}

describe('while it runs', () => {
  it('answers where it is, and hears that the page listens', async () => {
    const { ask, said, controller } = aRig()
    await controller.begin()
    expect(await ask('readApp')).toMatchObject({ sequence: 0, app: { phase: { kind: 'running' } } })
    expect(said).toEqual(['ready'])
    expect(await ask('readPage', page)).toEqual(emptyPage(page))
    expect(await ask('readDetail', 5)).toBeNull()
  })

  it('shows a file by the number of its row, and nothing for a number it does not know', async () => {
    const { ask, said, controller } = aRig()
    await controller.begin()
    await ask('showInFolder', 1)
    await ask('showInFolder', 99)
    expect(said).toEqual(['show /watched/a.txt'])
  })

  it('passes actions on', async () => {
    const { ask, said, hand, controller } = aRig()
    await controller.begin()
    await ask('act', { action: 'retry', rows: [1, 2] })
    await ask('act', { action: 'skip', rows: 'all' })
    await ask('leaveDetail')
    await ask('pauseAll', 'until_resumed')
    await ask('resumeAll')
    expect(hand.said).toEqual(['retry 1,2', 'skip all', 'leaveDetail', 'pause null', 'resume'])
    await ask('copyDetails', [1, 2])
    await ask('openRowMenu', [1])
    await ask('openPage', 'help')
    await ask('openFolder')
    expect(said).toEqual(['copy about 1 2', 'menu 1', 'page help', 'open folder'])
  })

  it('goes to the set-up and back', async () => {
    const { ask, controller } = aRig()
    await controller.begin()
    await ask('beginSetUp')
    expect(controller.app().phase.kind).toBe('set_up')
    await ask('startAgain')
    expect(controller.app().phase.kind).toBe('running')
  })
})

describe('while nothing runs', () => {
  it('answers every ask all the same', async () => {
    const { ask, said } = aRig()
    const asked: readonly (readonly [AskName, unknown])[] = [
      ['readApp', undefined],
      ['readPage', page],
      ['readDetail', 1],
      ['leaveDetail', undefined],
      ['act', { action: 'retry', rows: 'all' }],
      ['resumeAll', undefined],
      ['showInFolder', 1],
      ['copyDetails', [1]],
      ['openRowMenu', [1]],
      ['readSetUp', undefined],
      ['checkServer', { server: 'x', key: 'y' }],
      ['chooseFolder', undefined],
      ['finishSetUp', 'send'],
      ['readSettings', undefined],
      ['changeSettings', {}],
      ['addFiles', ['/x']],
      ['undoAdd', 1],
    ]
    for (const [name, input] of asked)
      expect([name, await ask(name, input)]).not.toMatchObject([name, { kind: 'refused', fault: expect.anything() }])
    expect(said).toEqual(['ready', 'menu 0'])
  })
})
