// What the demo opens a window with.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findElectron, findStandIn, noWindowBecause, type Host } from '#demo/runtime.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const controller: Host = { platform: 'linux', environment: { DISPLAY: ':0' }, isSuperUser: false }

it.each<[string, Host, boolean]>([
  ['a desktop', controller, true],
  ['a desktop with Wayland', { ...controller, environment: { WAYLAND_DISPLAY: 'wayland-0' } }, true],
  ['a server without a screen', { ...controller, environment: {} }, false],
  ['the super-user', { ...controller, isSuperUser: true }, false],
  ['Windows', { platform: 'win32', environment: {}, isSuperUser: false }, true],
])('on %s', (_, host, can) => {
  expect(noWindowBecause(host) === null).toBe(can)
})

it('where no window can be shown nothing is fetched, and the reason is said', async () => {
  const runtime = await findElectron({ ...controller, environment: {} })
  expect(runtime).toEqual({ kind: 'none', because: 'there is no screen here' })
})

it('the stand-in needs Chromium', () => {
  const folder = temporaryFolder()
  expect(findStandIn(join(folder, 'chromium')).kind).toBe('none')
  expect(findStandIn(process.execPath).kind).toBe('stand_in')
})
