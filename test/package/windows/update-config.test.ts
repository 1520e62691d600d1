// What a build says of updates: a feed without a publisher is no build.
import { expect, it } from 'vitest'
import { faultOfConfig, updateConfigOf } from '#resources/packaging/windows/update-config.ts'
import { readUpdateConfig } from '#shared/updates/update-config.ts'

const feed = 'https://updates.example.com/outbox/'

it('is what electron-updater and the app read', () => {
  const config = updateConfigOf({ OUTBOX_UPDATE_FEED: feed, OUTBOX_PUBLISHER: 'CN=Acme "GmbH", C=DE\nAcme Ltd\n' })
  const text = config.kind === 'config' ? config.text : ''
  expect(readUpdateConfig(text)).toEqual({ feed, hasPublisher: true })
  expect(text).toContain('publisherName:\n  - "CN=Acme \\"GmbH\\", C=DE"\n  - "Acme Ltd"\n')
  expect(faultOfConfig(text)).toBeNull()
})

it.each([
  [{}, { kind: 'none' }],
  [{ OUTBOX_PUBLISHER: 'Acme' }, { kind: 'none' }],
  [{ OUTBOX_UPDATE_FEED: feed }, { kind: 'refused' }],
  [{ OUTBOX_UPDATE_FEED: feed, OUTBOX_PUBLISHER: ' \n ' }, { kind: 'refused' }],
  [{ OUTBOX_UPDATE_FEED: 'http://updates.example.com/', OUTBOX_PUBLISHER: 'Acme' }, { kind: 'refused' }],
])('%j: %j', (environment, answer) => {
  expect(updateConfigOf(environment)).toMatchObject(answer)
})

it('is not handed out without a publisher', () => {
  expect(faultOfConfig(`provider: generic\nurl: ${feed}\nupdaterCacheDirName: outbox-updater\n`)).toMatch(
    /no publisher/,
  )
})
