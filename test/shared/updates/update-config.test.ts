import { expect, it } from 'vitest'
import { feedPattern, readUpdateConfig } from '#shared/updates/update-config.ts'

it.each([
  [
    'provider: generic\nurl: https://u.example/outbox\npublisherName:\n  - Acme GmbH\nupdaterCacheDirName: outbox-updater\n',
    'https://u.example/outbox',
    true,
  ],
  ["url: 'https://u.example/'\npublisherName: [Acme GmbH]\n", 'https://u.example/', true],
  ['publisherName: Acme GmbH\r\n', null, true],
  ['provider: generic\nurl: https://u.example/\nupdaterCacheDirName: outbox-updater\n', 'https://u.example/', false],
  ['publisherName:\nurl: https://u.example/\n', 'https://u.example/', false],
  ['publisherName: []\n', null, false],
  ['', null, false],
])('%j', (text, feed, hasPublisher) => {
  expect(readUpdateConfig(text)).toEqual({ feed, hasPublisher })
})

it.each([
  ['https://updates.example.com/outbox/', true],
  ['https://127.0.0.1:8443', true],
  ['http://updates.example.com/', false],
  ['https://ada:secret@updates.example.com/', false],
  ['https://updates.example.com/?to=x', false],
  ['https://updates.example.com/#x', false],
  [String.raw`https://updates.example.com\@evil.example/`, false],
])('whether %j is a feed: %s', (address, isFeed) => {
  expect(feedPattern.test(address)).toBe(isFeed)
})
