// The built window, built once for its sources, and kept beside the packages.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beginFolder, finishFolder } from '#test/rigs/bundles/kept-folder.ts'
import { keyOfSources, root } from '#test/rigs/bundles/key-of-sources.ts'

const maker = fileURLToPath(new URL('make-window.ts', import.meta.url))

/** The folder of the built window. The bundler runs in a process of its own, and only where there is something to make. */
export function keptWindow(): string {
  const sources = ['renderer', 'src', 'resources/messages', 'test/renderer/harness/build-window.ts']
  const folder = join(root, 'node_modules/.cache/window', keyOfSources('window', sources))
  if (existsSync(folder)) return folder
  const made = beginFolder(folder)
  const { status, stdout, stderr } = spawnSync(process.execPath, [maker, made], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the window was not built: ${stdout}${stderr}`)
  finishFolder(made, folder)
  return folder
}
