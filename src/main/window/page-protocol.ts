// Serves the window's page from the fixed map of files.
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { pageHeaders } from './content-policy.ts'
import { pageFile, pageScheme } from './page-files.ts'
import type { PageFiles } from './page-files.ts'

/** Must be called before the app is ready. The page is an origin of its own, and no other page may read it. */
export function claimPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves `files`, and nothing else. */
export function servePage(files: PageFiles): void {
  protocol.handle(pageScheme, async (request) => {
    const found = pageFile(files, request.method, request.url)
    if (found === null) return new Response('not found', { status: 404, headers: { ...pageHeaders } })
    const body = new Uint8Array(await readFile(found.file))
    return new Response(body, { headers: { ...pageHeaders, 'content-type': found.type } })
  })
}
