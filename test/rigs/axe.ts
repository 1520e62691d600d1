// axe in a page of ours. It is put into a page once, and only what it found comes back: its whole report of every look, and its
// source before each of them, would cost more than the looks.
import axeCore from 'axe-core'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules whose answer depends on colours; a page in its other colour scheme differs in nothing else. */
export const colourRules: readonly string[] = ['color-contrast', 'link-in-text-block']

type WithAxe = { readonly axe?: { run(options: RunOptions): Promise<AxeResults> } }

/**
 * What axe finds in the page as it is now, one line a rule: its name and the elements. `rules`: these alone, instead of all.
 * Rejects for a page with frames, in which it would not look.
 */
export async function axeFaults(page: Page, rules: readonly string[] | null = null): Promise<readonly string[]> {
  if (page.frames().length > 1) throw new Error('a page with frames is not looked at as a whole')
  const isThere = await page.evaluate(() => (globalThis as WithAxe).axe !== undefined)
  if (!isThere) await page.evaluate(axeCore.source)
  return page.evaluate(async (only) => {
    const { axe } = globalThis as WithAxe
    if (axe === undefined) throw new Error('axe is not in the page')
    const options = only === null ? {} : { runOnly: { type: 'rule' as const, values: [...only] } }
    const { violations } = await axe.run({ ...options, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  }, rules)
}
