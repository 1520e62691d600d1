// The names and limits of the contract, which the page and the preload script take without its parsers.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { channelOf, eventNames, requestKinds, type RequestName } from '#shared/contract/ipc-channels.ts'

const file = new URL('../../../src/shared/contract/ipc-channels.ts', import.meta.url)

it('bring nothing with them', () => {
  expect(readFileSync(file, 'utf8')).not.toMatch(/^import|\bfrom '|\bimport\(/m)
})

it('give each request and each event a channel of its own', () => {
  const names = [...(Object.keys(requestKinds) as RequestName[]), ...eventNames]
  expect(new Set(names.map(channelOf)).size).toBe(names.length)
})

it('let files cross as paths in the requests that need them', () => {
  expect(Object.entries(requestKinds).filter(([, kind]) => kind === 'files')).toEqual([
    ['addFiles', 'files'],
    ['askWhy', 'files'],
  ])
})
