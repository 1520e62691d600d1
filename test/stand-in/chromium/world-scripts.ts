// The scripts Chromium runs at the start of every document: one in the page's world, one in the preload script's.
import { readFileSync } from 'node:fs'
import { withoutTypes } from './without-types.ts'
import type { PreloadPlan } from './worlds/preload-world.ts'

/** The name of the preload script's world, as Electron calls it. */
export const preloadWorld = 'Electron Isolated Context'

/** The source of a file of ours as a plain script: without types, imports and exports. */
function scriptOf(path: string): string {
  const source = readFileSync(new URL(path, import.meta.url), 'utf8')
  return withoutTypes(source)
    .replaceAll(/^import .*$/gm, '')
    .replaceAll(/^export /gm, '')
}

const membrane = scriptOf('worlds/membrane.ts')
const preload = ['wire.ts', 'worlds/ipc-renderer.ts', 'worlds/preload-world.ts'].map(scriptOf).join('\n')

/** For the page's world: only the end of the membrane, which nothing on the page can name. */
export function pageScript(tag: string): string {
  return `(() => {\n${membrane}\nopenMembrane(${JSON.stringify(tag)}, 'page')\n})()`
}

/** For the preload script's world. Sub-frames get no preload script, as in Electron. */
export function preloadScript(plan: PreloadPlan, source: string): string {
  return `if (window === window.top) (() => {
${membrane}
${preload}
runPreload(${JSON.stringify(plan)}, function (require, module, exports, process) {
${source}
})
})()`
}
