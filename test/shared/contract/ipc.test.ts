// The contract between window and main refuses whatever is not exactly what was agreed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostRowsPerAction, requestKinds } from '#shared/contract/ipc-channels.ts'
import type { RequestName } from '#shared/contract/ipc-channels.ts'
import { requests } from '#shared/contract/ipc.ts'

const names = Object.keys(requests) as RequestName[]

const filter = { search: '', fromMs: null, toMs: null }

const good: { readonly [Name in RequestName]?: unknown } = {
  readPage: { list: { group: 'all', search: '', sort: 'turn', descending: false }, offset: 0, most: 50 },
  readDetail: 1,
  act: { action: 'retry', rows: 'all' },
  pauseAll: 'one_hour',
  wantFullSpeed: true,
  showInFolder: 1,
  copyDetails: [1],
  openRowMenu: [1, 2],
  checkServer: { server: 'https://uploads.example.com', key: '' },
  signIn: { server: 'https://uploads.example.com' },
  finishSetUp: 'leave',
  changeSettings: { autostart: false },
  readItReport: 'settings',
  copyItReport: 'settings',
  readSupportBundle: false,
  openPage: 'help',
  addFiles: ['/somewhere/a.txt'],
  undoAdd: 1,
  openInDropbox: 1,
  dragOut: [1, 2],
  readThumbnail: 1,
  takeBack: 1,
  signInToProxy: { name: 'ada', password: '' },
  doUpdate: 'check',
  decideAsked: { answer: 'send', below: null },
  readSent: { filter, before: null, most: 50 },
  actOnSent: { action: 'copy_receipt', row: { id: 1, sentAtMs: 1 } },
  openSentMenu: { id: 1, sentAtMs: 1 },
  exportSent: { filter, format: 'csv' },
  askWhy: ['/somewhere/a.txt'],
  askWhyOfRow: 1,
  adoptFolder: 'Scans',
  addFurtherFolder: { into: 'Scans', afterUpload: null },
  changeFurtherFolder: { of: 'Scans', to: { into: 'Fax', afterUpload: 'trash' } },
  readFolderWaiting: 'Scans',
  removeFurtherFolder: 'Scans',
}

describe('each request', () => {
  it.each(names)('%s takes what was agreed', (name) => {
    expect(requests[name].input.safeParse(good[name]).success).toBe(true)
  })

  it.each(names)('%s refuses anything else, without throwing', (name) => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        const parsed = requests[name].input.safeParse(payload)
        // A random value may happen to be right; then it is taken as it is.
        if (parsed.success) expect(parsed.data).toEqual(payload)
      }),
    )
  })

  it.each(names)('%s refuses an argument too many', (name) => {
    const input = good[name]
    const more = typeof input === 'object' && !Array.isArray(input) ? { ...input, path: '/etc/passwd' } : { input }
    expect(requests[name].input.safeParse(more).success).toBe(false)
  })
})

it('no request of the window carries a path, but for files that were dropped on it', () => {
  const hostile = ['../../etc/passwd', '/etc/passwd', 'C:\\Windows']
  for (const name of names.filter((name) => requestKinds[name] !== 'files')) {
    for (const path of hostile) {
      const taken = [path, [path]].filter((payload) => requests[name].input.safeParse(payload).success)
      expect(taken, name).toEqual([])
    }
  }
})

it('lists are bounded', () => {
  const ids = Array.from({ length: mostRowsPerAction + 1 }, (_, index) => index + 1)
  expect(requests.act.input.safeParse({ action: 'skip', rows: ids }).success).toBe(false)
  expect(requests.openRowMenu.input.safeParse([]).success).toBe(false)
})
