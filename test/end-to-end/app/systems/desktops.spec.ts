// What systems and desktops do differently, and the app must be used on all the same: windows that are never said to be ready,
// no tray, notifications that are refused, a start at login, a graphics process that dies, a session that ends at once.
import { expect } from '@playwright/test'
import { test } from '../rig/app-world.ts'
import { electronBinary } from '../rig/launch.ts'
import { isShown } from '../rig/process-ends.ts'

const onlyStandIn = 'real Electron cannot be told to behave like this'

test('a window that is never said to be ready is shown all the same', async ({ world }) => {
  test.skip(electronBinary().isReal, onlyStandIn)
  const { app } = await world.openFresh({ env: { STANDIN_READY_TO_SHOW: 'never' } })
  await expect.poll(() => isShown(app), { timeout: 4_000 }).toBe(true)
})
