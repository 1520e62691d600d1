// What the build says of itself: nothing, where nothing was built.
import { expect, it } from 'vitest'
import { outsideAddress, partsOf } from '#main/about.ts'
import { outsidePages } from '#shared/contract/ipc.ts'

it('opens no page outside that was not compiled in', () => {
  for (const page of outsidePages) expect(outsideAddress(page)).toBeNull()
})

it('names the parts of the runtime that there are, and those of the build', () => {
  const build = { version: '1', parts: [{ name: 'zod', version: '4' }], licences: '', homepage: null, source: null }
  const below = { electron: '40.0.0', node: '24.0.0' }
  expect(partsOf(build, below).map(({ name }) => name)).toEqual(['Electron', 'Node.js', 'zod'])
})
