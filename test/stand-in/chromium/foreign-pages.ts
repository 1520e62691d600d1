// Pages the app did not make: by `window.open`, by a link with a target, by a click with a key held. They are closed at once;
// the network they might want is not there.
import type { Chromium } from './chromium.ts'
import { isOwnTarget } from './page-link.ts'
import { note } from '../record.ts'

const watched = new WeakSet<Chromium>()

/** Begins once a Chromium. */
export function closeForeignPages(chromium: Chromium): void {
  if (watched.has(chromium)) return
  watched.add(chromium)
  const { browser } = chromium.connection
  browser.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type === 'page') void closeUnlessOwn(chromium, targetInfo.targetId)
  })
  // It fails only when Chromium is gone, which is told elsewhere.
  browser.send('Target.setDiscoverTargets', { discover: true }).catch(() => null)
}

async function closeUnlessOwn(chromium: Chromium, targetId: string): Promise<void> {
  if (await isOwnTarget(targetId)) return
  note('window closed')
  // Whoever else listens to Chromium (Playwright does) has new pages wait at their first step, and the page that opened it
  // waits with it. Closing it then would leave that page waiting forever: so it is let go first.
  try {
    const page = await chromium.connection.attach(targetId)
    await page.send('Runtime.runIfWaitingForDebugger')
  } catch {
    // Gone already, which was wanted.
  }
  await chromium.connection.browser.send('Target.closeTarget', { targetId }).catch(() => null)
}
