// Drops files of this computer on the window, as a person would from a file manager. It works on real Electron and on the
// stand-in: the browser itself takes the files in through a file field, so they have paths, and the drop carries them on.
import type { Page } from 'playwright-core'

/** Drops the files at `paths` on the first element that `selector` finds. */
export async function dropFiles(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  const field = await page.evaluateHandle<unknown>(
    `Object.assign(document.createElement('input'), { type: 'file', multiple: true })`,
  )
  await field.asElement()?.setInputFiles([...paths])
  const name = `dropped${Date.now()}`
  // Named in the page for a moment, since what is sent as text cannot hold on to it.
  await field.evaluate((element, key) => Reflect.set(globalThis, key, element), name)
  await page.evaluate(
    `(() => {
      const carried = new DataTransfer()
      for (const file of ${name}.files) carried.items.add(file)
      delete globalThis.${name}
      const target = document.querySelector(${JSON.stringify(selector)})
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }))
      }
    })()`,
  )
}
