// The window as it is shipped: built from its sources and served with the headers main serves it with.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { compiledText, compileMessages } from '#resources/messages/compile-messages.ts'
import { pageMessages } from '#shared/messages/en/page.ts'
import { pseudoText, type PseudoTag } from '#test/shared/messages/pseudo-language.ts'
import { pageHeaders } from '#main/window/content-policy.ts'

const root = fileURLToPath(new URL('../../../renderer/', import.meta.url))

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

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

export type Site = { readonly address: string; close(): void }

/** Serves `folder` on this computer only. */
export async function serveWindow(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname
    if (path === '/favicon.ico') {
      response.writeHead(204).end()
      return
    }
    const file = join(folder, path === '/' ? 'index.html' : path)
    readFile(file).then(
      (body) => {
        response.writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          ...pageHeaders,
        })
        response.end(body)
      },
      () => {
        response.writeHead(404)
        response.end()
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port answers an address object.
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}
