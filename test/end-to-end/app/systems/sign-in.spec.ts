// A person signs in with the company account in the browser, sends, is signed out, and goes on after the next sign-in.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { settingsSchema } from '#server/config/settings-schema.ts'
import { demoCredentials } from '#server/config/demo.ts'
import { startCompany } from '#server/start.ts'
import type { RunningServer } from '#server/start.ts'
import { startIdentityProvider } from '#test/rigs/identity-provider/identity-provider.ts'
import type { IdentityProvider } from '#test/rigs/identity-provider/identity-provider.ts'
import { picture, test, type AppWorld } from '../rig/app-world.ts'
import { takeDesktop, willChoose } from '../rig/desktop.ts'
import { signIn, takeBrowser } from '../rig/sign-in.ts'
import { expectCount, expectHeading, rowOf } from '../rig/window-actions.ts'

/** A server beside the world's own, with its Dropbox, where people sign in and computers have no keys. */
async function serverWithAccounts({ company }: AppWorld, idp: IdentityProvider): Promise<RunningServer> {
  const secret = async (name: string, text: string): Promise<string> => {
    await writeFile(join(company.home, name), text, { mode: 0o600 })
    return join(company.home, name)
  }
  const settings = settingsSchema.parse({
    port: 0,
    dropbox: {
      appKey: demoCredentials.appKey,
      appSecretFile: await secret('app-secret', demoCredentials.appSecret ?? ''),
      refreshTokenFile: await secret('refresh-token', demoCredentials.refreshToken),
      url: company.dropbox.url,
    },
    devices: [],
    signIn: idp.settings,
  })
  const answer = await startCompany(settings, 0, { audit: null, onFailure: () => undefined })
  if (answer.kind === 'refused') throw new Error(answer.because)
  return answer.server
}

/** Kim signs out in the settings: asked once, and the queue stays. */
async function signOut({ company }: AppWorld, app: ElectronApplication, page: Page): Promise<void> {
  const desktop = await takeDesktop(app)
  await page.getByRole('banner').getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText('You are signed in with your company account.')).toBeVisible()
  await picture(page, 'signed-in-settings')
  const button = page.getByRole('button', { name: 'Sign out…' })
  await desktop.willPress('Cancel')
  await button.click()
  await expect.poll(() => desktop.questions()).toHaveLength(1)
  await expect(button).toBeVisible()
  await desktop.willPress('Sign out')
  await button.click()
  await expect(page.getByText(/^You are signed out, and 127.0.0.1:\d+ has taken the sign-in back/)).toBeVisible()
  await expect(button).toBeHidden()
  expect(await desktop.questions()).toHaveLength(2)
  await page.getByRole('button', { name: 'Back' }).click()
  await company.save('while out.txt', 'waits')
  await expect(page.locator('[data-banner]').getByRole('button', { name: 'Sign in…' })).toBeVisible()
  await expect(rowOf(page, 'while out.txt')).toBeVisible()
  expect(company.commits()).not.toContain('/People/kim/while out.txt')
}

test('with the company account, in the browser', async ({ world }) => {
  test.setTimeout(180_000)
  const { company } = world
  const idp = await startIdentityProvider({ accessSeconds: 4 })
  const server = await serverWithAccounts(world, idp)
  try {
    const { app, page } = await world.openFresh()
    const nextAddress = await takeBrowser(app)
    await page.getByLabel('Address of the company server').fill(server.url)
    await picture(page, 'sign-in')
    await signIn(page, idp, nextAddress)
    await expect(page.getByRole('main').getByRole('status')).toContainText('knows this computer as kim')
    await picture(page, 'sign-in-done')
    await page.getByRole('button', { name: 'Continue' }).click()
    await willChoose(app, company.folder)
    await page.getByRole('button', { name: /^Choose/ }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Start watching' }).click()
    await company.save('a.txt', 'one')
    await expectCount(page, 'Sent', 1)
    expect(company.commits()).toEqual(['/People/kim/a.txt'])

    // The provider no longer takes the sign-in: one hold, the queue stays.
    idp.before = (request, response) => {
      if (request.url !== '/token') return false
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: 'invalid_grant' }))
      return true
    }
    const banner = page.locator('[data-banner]').getByRole('button', { name: 'Sign in…' })
    await expect(async () => {
      await company.save(`b ${Date.now()}.txt`, 'two')
      await expect(banner).toBeVisible({ timeout: 4_000 })
    }).toPass({ timeout: 60_000 })
    await picture(page, 'signed-out')
    idp.before = null
    await banner.click()
    await expectHeading(page, 'Set up Outbox')
    await signIn(page, idp, nextAddress)
    await expect(page.getByRole('grid')).toBeVisible()
    await expect(banner).toBeHidden()
    await company.save('last.txt', 'three')
    await expect.poll(() => company.commits()).toContain('/People/kim/last.txt')
    // Those that waited are on their way, too; whether the newest file overtakes them is chance.
    const sent = (): readonly string[] => company.commits().filter((path) => path.startsWith('/People/kim/b '))
    await expect.poll(() => sent().length).toBeGreaterThan(0)
    await signOut(world, app, page)
    await banner.click()
    await signIn(page, idp, nextAddress)
    await expect.poll(() => company.commits()).toContain('/People/kim/while out.txt')
    await expect(banner).toBeHidden()
  } finally {
    await server.close()
    await idp.close()
  }
})
