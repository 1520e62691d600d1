// Two people on one computer at the same time, as on a terminal server: each has an app, records and a lock of their own.
import type { ChildProcess } from 'node:child_process'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../rig/app-world.ts'
import { launchApp, startOnceMore } from '../rig/launch.ts'
import { expectCount } from '../rig/window-actions.ts'

test('two people send a file of the same name from folders of the same name, and neither app keeps the other from it', async ({
  world,
}) => {
  const { company, userData } = world
  const bob = join(company.home, 'bob')
  const [folder, bobsData] = [join(bob, 'folder'), join(bob, 'app')]
  await mkdir(folder, { recursive: true })
  await mkdir(bobsData, { mode: 0o700 })
  const reach = [`--server=${company.serverUrl()}`, `--token-file=${join(company.home, 'token')}`]
  const words = ['--allow-loopback', '--quiet-ms=200', ...reach, `--folder=${folder}`]

  const { page: adas } = await world.open()
  const bobs = await launchApp({ userData: bobsData, args: words })
  const bobsProcess: ChildProcess = bobs.process()
  try {
    const page = await bobs.firstWindow()
    await page.getByRole('main').waitFor()
    await company.save('plan.txt', 'the plan of Ada')
    await expectCount(adas, 'Sent', 1)
    await writeFile(join(folder, 'plan.txt'), 'the plan of Bob')
    await expectCount(page, 'Sent', 1)
    await expectCount(adas, 'Sent', 1)
    expect(company.commits()).toHaveLength(2)
    for (const data of [userData, bobsData]) expect((await stat(join(data, 'data', 'ledger.db'))).isFile()).toBe(true)

    // A second start of the same person's app finds the first and ends; the other person's goes on.
    expect(await startOnceMore({ userData: bobsData, args: words })).toBe(0)
    await writeFile(join(folder, 'more.txt'), 'more of Bob')
    await expectCount(page, 'Sent', 2)
    await company.save('more.txt', 'more of Ada')
    await expectCount(adas, 'Sent', 2)
  } finally {
    bobsProcess.kill()
    await bobs.close().catch(() => undefined)
  }
})
