// What systems and desktops do differently, and the app must be used on all the same: windows that are never said to be ready,
// no tray, notifications that are refused, a start at login, a graphics process that dies, a session that ends at once.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication } from '@playwright/test'
import { lastLogged } from '../rig/app-log.ts'
import { test } from '../rig/app-world.ts'
import { electronBinary } from '../rig/launch.ts'
import { gone, isShown } from '../rig/process-ends.ts'
import { expectHeading } from '../rig/window-actions.ts'

const onlyStandIn = 'real Electron cannot be told to behave like this'

/** What only the stand-in has: the system's part in what happens. */
type System = { readonly standin: { readonly loseGpu: (isFatal: boolean) => void; readonly endSession: () => void } }

test('started by the system at login it shows no window, and a person who asks gets one', async ({ world }) => {
  test.skip(electronBinary().isReal, onlyStandIn)
  const app = await world.openUnseen({ env: { STANDIN_OPENED_AT_LOGIN: 'yes' } })
  await expect.poll(() => lastLogged(world, 'ready')).toMatchObject({ hidden: true })
  const windows = (): Promise<number> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(await windows()).toBe(0)
  await app.evaluate(({ app: theirs }) => void theirs.emit('activate'))
  await expect.poll(() => isShown(app)).toBe(true)
})

async function isCardUsed(app: ElectronApplication): Promise<boolean> {
  return app.evaluate((electron) => {
    const { record } = (electron as unknown as { standin: { record: { what: string }[] } }).standin
    return !record.some(({ what }) => what === 'app.disableHardwareAcceleration')
  })
}

test('a graphics process that took the app with it is not used at the next start', async ({ world }) => {
  test.skip(electronBinary().isReal, onlyStandIn)
  const app = await world.openUnseen()
  // Before, nobody in the app hears of a graphics process.
  await expect.poll(() => lastLogged(world, 'ready')).not.toBeNull()
  expect(await isCardUsed(app)).toBe(true)
  const end = gone(app)
  await app.evaluate((electron) => {
    const { standin } = electron as unknown as System
    setImmediate(() => standin.loseGpu(true))
  })
  await end
  const next = await world.openFresh()
  expect(await isCardUsed(next.app)).toBe(false)
  await expect(next.page.getByRole('heading', { name: 'Set up Outbox' })).toBeVisible()
})

test('a session that ends takes the process at once: the records are closed, and the next start sends the rest', async ({
  world,
}) => {
  test.skip(electronBinary().isReal, 'a test cannot end the session of this computer')
  const { company, userData } = world
  const { app } = await world.open()
  company.dropbox.faults.next({ on: 'link', count: 3, effect: { kind: 'slow_read', bytesPerSecond: 100_000 } })
  for (const name of ['a.bin', 'b.bin', 'c.bin']) await company.save(name, Buffer.alloc(1_000_000, name))
  await expect.poll(() => company.posts()).toBeGreaterThan(0)
  const end = gone(app)
  await app.evaluate((electron) => {
    const { standin } = electron as unknown as System
    setImmediate(() => standin.endSession())
  })
  await end
  // SQLite takes its log away when the ledger is closed in order.
  expect((await readdir(join(userData, 'data'))).filter((name) => name.startsWith('ledger'))).toEqual(['ledger.db'])
  company.dropbox.faults.clear()
  const next = await world.open()
  await expectHeading(next.page, 'Everything is sent')
  expect(company.commits().toSorted()).toEqual(['/Outbox/a.bin', '/Outbox/b.bin', '/Outbox/c.bin'])
})

test('a window that is never said to be ready is shown, and without tray and notifications says how to come back', async ({
  world,
}) => {
  test.skip(electronBinary().isReal, onlyStandIn)
  const env = { STANDIN_READY_TO_SHOW: 'never', STANDIN_TRAY: 'refused', STANDIN_NOTIFICATIONS: 'failed' }
  const { app, page } = await world.open({ env })
  await expect.poll(() => isShown(app)).toBe(true)
  await expectHeading(page, /./)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => isShown(app)).toBe(false)
  // Started with the computer by two entries, it shows nothing.
  await app.evaluate(({ app: theirs }) => void theirs.emit('second-instance', {}, ['outbox', '--hidden']))
  expect(await isShown(app)).toBe(false)
  await app.evaluate(({ app: theirs }) => void theirs.emit('second-instance', {}, ['outbox']))
  await expect.poll(() => isShown(app)).toBe(true)
  await expect(page.getByText(/no notifications of Outbox.*start Outbox once more/)).toBeVisible()
})
