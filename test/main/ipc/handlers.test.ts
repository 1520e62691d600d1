// What main answers, through the same parsers the window's requests go through.
import { english } from '#shared/messages/english.ts'
import { describe, expect, it } from 'vitest'
import { noFileRules } from '#shared/policy/file-rules.ts'
import { AddedFiles } from '#main/uploads/dropped/dropped-files.ts'
import { handleRequest } from '#main/ipc/handle-request.ts'
import { UploaderLifecycle } from '#main/uploads/uploader-lifecycle.ts'
import { createHandlers, emptyPage } from '#main/ipc/handlers.ts'
import { createWindowUpdates } from '#main/ipc/window-updates.ts'
import { createSettingsService } from '#main/settings/settings-service.ts'
import { FileQuestions } from '#main/history/file-questions.ts'
import { SentFiles } from '#main/history/sent-files.ts'
import { ItReports } from '#main/support/it-reports.ts'
import { SupportBundles } from '#main/support/support-bundles.ts'
import { noPolicy } from '#shared/policy/policy.ts'
import { reportOf } from '#shared/policy/report.ts'
import { SetUp } from '#main/uploads/set-up.ts'
import type { RequestName } from '#shared/contract/ipc-channels.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { aRun } from '../uploads/a-run.ts'
import type { HandRun } from '../uploads/a-run.ts'
import { someFolders } from '../uploads/some-folders.ts'
import { createHandClock } from '../hand-clock.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const silent = { info: () => undefined, warning: () => undefined, alarm: () => undefined }
const list = { group: 'all', search: '', sort: 'turn', descending: false } as const
const page = { list, offset: 0, most: 10 }

type Rig = {
  readonly request: (name: RequestName, input?: unknown) => Promise<unknown>
  readonly said: string[]
  readonly hand: HandRun
  readonly lifecycle: UploaderLifecycle
}

function aRig(): Rig {
  const dataFolder = temporaryFolder()
  const said: string[] = []
  const hand = aRun()
  const clock = createHandClock()
  const settings = { ...defaultSettings, server: 'https://uploads.example', folder: '/watched' }
  const store = { read: () => settings, change: () => undefined }
  const keys = {
    keyFor: () => 'key',
    keep: async () => 'kept' as const,
    isLocked: () => false,
    tryAgain: async () => 'key' as const,
  }
  const startRun = async (): Promise<{ kind: 'started'; run: HandRun['run'] }> => ({ kind: 'started', run: hand.run })
  const lifecycle = new UploaderLifecycle(
    { settings: store, keys, startRun, language: english, clock, log: silent },
    [],
  )
  const setUp = new SetUp({
    decided: () => ({ server: false, folder: false }),
    beginning: () => ({ server: '', folder: null }),
    keyFor: () => null,
    checkServer: async function* () {
      yield { check: 'token', ok: true, text: 'fine' }
    },
    enrol: async () => null,
    signIn: async () => ({ kind: 'refused', text: 'no' }),
    goOnWith: async () => false,
    checkFolder: async () => [],
    fileCount: async () => ({ files: 0, bytes: 0, toFetch: 0, isAll: true, examples: [] }),
    askFolder: async () => null,
    changeTo: (target) => lifecycle.changeTo(target),
    language: english,
    clock,
  })
  const about = { version: '1', parts: [], licences: '', homepage: null, source: null }
  const handlers = createHandlers({
    lifecycle,
    setUp,
    settings: createSettingsService({
      read: store.read,
      write: store.change,
      managed: () => ({}),
      about,
      builtInRules: () => [],
      readAutostart: () => null,
      setAutostart: () => undefined,
      isMeteredTold: true,
      applySpeed: () => undefined,
      updates: () => ({ isOffered: true, text: 'Outbox looks for newer versions.' }),
      applyUpdates: () => undefined,
      applyLanguage: () => undefined,
      needsAnotherRun: () => false,
      restart: () => undefined,
      troubleOf: () => null,
      isSignedIn: () => false,
    }),
    folders: someFolders(dataFolder, { folder: '/watched' }).folders,
    added: new AddedFiles(() => null, clock, english),
    sent: new SentFiles({
      dataFolder,
      language: english,
      nowMs: () => 5,
      showItem: (file) => void said.push(`show ${file}`),
      openInDropbox: (path) => void said.push(`open ${path}`),
      copyText: async (text) => void said.push(`copy ${text}`),
    }),
    itReports: new ItReports({
      effective: () => reportOf(settings, noPolicy, null, '/home/ada'),
      lookAtPolicy: () => Promise.resolve(),
      version: '1',
      copyText: async (text) => void said.push(`copy ${text.split('\n')[0] ?? ''}`),
      language: english,
    }),
    bundles: new SupportBundles({
      version: '1',
      own: { data: dataFolder, logs: dataFolder },
      folders: () => [],
      effective: () => [],
      lookForPolicy: async () => ({ places: [], policy: noPolicy }),
      askServer: async function* () {},
      askSave: async () => null,
      language: english,
      nowMs: () => 5,
    }),
    questions: new FileQuestions({
      dataFolder,
      language: english,
      ignorePatterns: () => [],
      fileRules: () => noFileRules,
      rows: () => [],
      askFile: async () => null,
      copyText: async (text) => void said.push(`copy ${text}`),
      clock,
    }),
    reports: createWindowUpdates({ clock, app: () => lifecycle.app(), takeChange: () => null, send: () => undefined }),
    system: {
      signOut: async () => null,
      signInToProxy: async () => 'not_wanted',
      readUpdate: () => ({ step: 'check', who: 'Outbox looks for newer versions.' }),
      doUpdate: (step) => void said.push(`update ${step}`),
      openInDropbox: (path) => void said.push(`open ${path}`),
      dragOut: (files) => void said.push(`drag ${files.join(' ')}`),
      thumbnailOf: async (file) => `picture of ${file}`,
      showItem: (file) => void said.push(`show ${file}`),
      openFolder: async () => void said.push('open folder'),
      copyText: async (text) => void said.push(`copy ${text}`),
      popUpRowMenu: (rows) => void said.push(`menu ${rows.length}`),
      popUpSentMenu: async ({ id }) => void said.push(`menu of sent ${id}`),
      exportSent: async ({ format }) => ({ kind: 'saved', files: 1, shown: `list.${format}` }),
      openPage: (name) => void said.push(`page ${name}`),
      pageReady: () => void said.push('ready'),
    },
  })
  const request = async (name: RequestName, input?: unknown): Promise<unknown> => {
    const answer = await handleRequest(handlers, name, input)
    return answer.kind === 'reply' ? answer.value : answer
  }
  return { request, said, hand, lifecycle }
}

describe('while it runs', () => {
  it('answers where it is, and hears that the page listens', async () => {
    const { request, said, lifecycle } = aRig()
    await lifecycle.begin()
    expect(await request('readApp')).toMatchObject({ sequence: 0, app: { phase: { kind: 'running' } } })
    expect(said).toEqual(['ready'])
    expect(await request('readPage', page)).toEqual(emptyPage(page))
    expect(await request('readDetail', 5)).toBeNull()
  })

  it('shows a file by the number of its row, and nothing for a number it does not know', async () => {
    const { request, said, lifecycle } = aRig()
    await lifecycle.begin()
    await request('showInFolder', 1)
    await request('showInFolder', 99)
    expect(said).toEqual(['show /watched/a.txt'])
  })

  it('passes actions on', async () => {
    const { request, said, hand, lifecycle } = aRig()
    await lifecycle.begin()
    await request('act', { action: 'retry', rows: [1, 2] })
    await request('act', { action: 'skip', rows: 'all' })
    await request('leaveDetail')
    await request('pauseAll', 'until_resumed')
    await request('resumeAll')
    await request('wantFullSpeed', true)
    expect(hand.said).toEqual(['retry 1,2', 'skip all', 'leaveDetail', 'pause null', 'resume', 'speed full'])
    await request('copyDetails', [1, 2])
    await request('openRowMenu', [1])
    await request('openPage', 'help')
    await request('openFolder')
    await request('doUpdate', 'download')
    expect(said).toEqual(['copy about 1 2', 'menu 1', 'page help', 'open folder', 'update download'])
  })

  it('goes to the set-up and back', async () => {
    const { request, lifecycle } = aRig()
    await lifecycle.begin()
    await request('beginSetUp')
    expect(lifecycle.app().phase.kind).toBe('set_up')
    await request('startAgain')
    expect(lifecycle.app().phase.kind).toBe('running')
  })
})

describe('while nothing runs', () => {
  it('answers every request all the same', async () => {
    const { request, said } = aRig()
    const made: readonly (readonly [RequestName, unknown])[] = [
      ['readApp', undefined],
      ['readPage', page],
      ['readDetail', 1],
      ['leaveDetail', undefined],
      ['act', { action: 'retry', rows: 'all' }],
      ['resumeAll', undefined],
      ['wantFullSpeed', true],
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
      ['openInDropbox', 7],
      ['dragOut', [7]],
      ['readThumbnail', 7],
      ['takeBack', 1],
    ]
    for (const [name, input] of made)
      expect([name, await request(name, input)]).not.toMatchObject([
        name,
        { kind: 'refused', fault: expect.anything() },
      ])
    expect(said).toEqual(['ready', 'menu 0'])
  })
})

describe('the history', () => {
  it('is empty before the first file is sent', async () => {
    const filter = { search: '', fromMs: null, toMs: null }
    const { request, said } = aRig()
    expect(await request('readSent', { filter, before: null, most: 10 })).toEqual({
      kind: 'page',
      rows: [],
      next: null,
    })
    expect(await request('readSentDays', undefined)).toEqual([])
    expect(await request('actOnSent', { action: 'copy_receipt', row: { id: 1, sentAtMs: 1 } })).toBe('no_row')
    await request('openSentMenu', { id: 4, sentAtMs: 1 })
    expect(await request('exportSent', { filter, format: 'csv' })).toMatchObject({ files: 1, shown: 'list.csv' })
    expect(said).toEqual(['menu of sent 4'])
  })

  it('answers about a file of this computer, and about nothing else', async () => {
    const { request, said, lifecycle } = aRig()
    await lifecycle.begin()
    expect(await request('askWhy', [])).toBeNull()
    expect(await request('askWhy', ['relative/a.txt'])).toBeNull()
    expect(await request('askWhyOfRow', 99)).toBeNull()
    expect(await request('chooseAndAskWhy')).toBeNull()
    await request('copyWhy')
    expect(said).toEqual([])
    expect(await request('askWhyOfRow', 1)).toMatchObject({
      what: expect.stringContaining('no records of Outbox') as unknown,
    })
    await request('copyWhy')
    expect(said).toEqual([expect.stringContaining('copy There are no records of Outbox')])
  })
})
