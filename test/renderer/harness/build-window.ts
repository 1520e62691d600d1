// Builds the window as it is shipped, from its sources.
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { compiledText, compileMessages } from '#resources/messages/compile-messages.ts'
import { pageMessages } from '#shared/messages/en/page.ts'
import { pseudoText, type PseudoTag } from '#test/shared/messages/pseudo-language.ts'

const root = fileURLToPath(new URL('../../../renderer/', import.meta.url))

/** Builds the window into `folder`; its English may be replaced by a language that nobody speaks. */
export async function buildWindow(folder: string, pseudo: PseudoTag | null = null): Promise<void> {
  // A test runner sets this to `test`, and the build would take React's slow half.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({
      configFile: false,
      root,
      base: './',
      logLevel: 'warn',
      plugins: [...(pseudo === null ? [] : [inPseudoLanguage(pseudo)]), compileMessages()],
      build: { outDir: folder, emptyOutDir: true, modulePreload: false, target: 'chrome150', assetsInlineLimit: 0 },
    })
  } finally {
    process.env['NODE_ENV'] = before
  }
}

/** English is read in a language that nobody speaks. */
function inPseudoLanguage(tag: PseudoTag): Plugin {
  return {
    name: 'pseudo-language',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('/messages/en/page.ts')) return null
      const texts = Object.entries(pageMessages).map(([key, text]) => [key, compiledText(pseudoText(text, tag))])
      return `export const pageMessages = ${JSON.stringify(Object.fromEntries(texts))}`
    },
  }
}
