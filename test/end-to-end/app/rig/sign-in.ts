// A person who signs in with the company account: the button in the window, and what they do in the system's browser.
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import type { IdentityProvider } from '#test/rigs/identity-provider/identity-provider.ts'
import { aPerson } from '#test/rigs/identity-provider/person.ts'

/** Takes the system's browser: addresses that were to be opened in it. */
export async function takeBrowser(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    shell.openExternal = async (address) => void opened.push(address)
  })
  return async () => {
    const next = () =>
      app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside.shift() ?? '')
    let address = ''
    await expect.poll(async () => (address = await next())).not.toBe('')
    return address
  }
}

/** What kim does in the browser; answers the text of the page at the end. */
async function signInThere(idp: IdentityProvider, address: string): Promise<string> {
  const back = await aPerson(idp.issuer, 'kim').open(address)
  return back === null ? '' : (await fetch(back)).text()
}

/** Kim signs in from the window, in the browser that was taken. */
export async function signIn(page: Page, idp: IdentityProvider, nextAddress: () => Promise<string>): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with your company account' }).click()
  await expect(page.getByRole('button', { name: 'Waiting for the browser…' })).toBeVisible()
  expect(await signInThere(idp, await nextAddress())).toContain('You are signed in. You can close this page.')
}
