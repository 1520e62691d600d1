// Drops files of this computer on the window, as a person would from a file manager. It works on real Electron and on the
// stand-in: the browser itself takes the files in through a file field, so they have paths, and the drop carries them on.
import type { Page } from 'playwright-core'

const fieldId = 'files-to-drop'

/** Drops the files at `paths` on the first element that `selector` finds, with the keys that are held. */
export async function dropFiles(
  page: Page,
  selector: string,
  paths: readonly string[],
  keys: { readonly altKey: boolean } = { altKey: false },
): Promise<void> {
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('input'), {
      type: 'file', multiple: true, id: '${fieldId}', hidden: true,
    }))`,
  )
  await page.locator(`#${fieldId}`).setInputFiles([...paths])
  await page.evaluate(
    `(() => {
      const field = document.getElementById('${fieldId}')
      const carried = new DataTransfer()
      for (const file of field.files) carried.items.add(file)
      field.remove()
      const target = document.querySelector(${JSON.stringify(selector)})
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(type, {
          dataTransfer: carried, bubbles: true, cancelable: true, altKey: ${String(keys.altKey)},
        }))
      }
    })()`,
  )
}
