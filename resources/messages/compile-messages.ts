// This folder: what the build does to the catalogues.

// Texts of the window's page, read by FormatJS's parser when the page is built, so that the page loads no parser.
import { pathToFileURL } from 'node:url'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

const parser = '@formatjs/icu-messageformat-parser'
const pageOfLanguage = /\/src\/shared\/messages\/[\w-]+\/page\.ts$/

/** For the build of the window. From its source, for tests and the terminal, a text is read when it is said. */
export function compileMessages(): Plugin {
  return {
    name: 'compile-messages',
    enforce: 'pre',
    resolveId(source, importer) {
      return source === parser ? this.resolve(`${parser}/no-parser.js`, importer) : null
    },
    async load(id) {
      if (!pageOfLanguage.test(id)) return null
      const { pageMessages } = await readPage(id)
      const compiled = Object.fromEntries(Object.entries(pageMessages).map(([key, text]) => [key, compiledText(text)]))
      return `export const pageMessages = ${JSON.stringify(compiled)}`
    },
  }
}

/** A text that needs nothing stays a text; any other becomes its elements. */
export function compiledText(text: string): string | readonly MessageFormatElement[] {
  const elements = parse(text, { ignoreTag: true })
  if (elements.every(({ type }) => type === TYPE.literal)) return text
  return elements
}

async function readPage(path: string): Promise<{ readonly pageMessages: Readonly<Record<string, string>> }> {
  // The page of a language by its name; the compiler demands of each what it exports.
  return (await import(pathToFileURL(path).href)) as { readonly pageMessages: Readonly<Record<string, string>> }
}
