// The whole company server of somebody in a hurry: asks Dropbox for a link, and that is all.
import { z } from 'zod'
import type { Dropbox } from '#emulator/start.ts'
import { aServer, json } from '#test/end-to-end/simple-server.ts'
import type { SimpleServer } from '#test/end-to-end/simple-server.ts'

const linkRequest = z.object({ path: z.string() })
const linkReply = z.object({ link: z.string() })

/** `mode` is what it tells Dropbox to do where something else is, `lifeMs` how long it says that a link lives. */
export function lonelyLinkRoute(
  dropbox: Dropbox,
  mode: 'add' | 'overwrite' = 'add',
  lifeMs = 300_000,
): Promise<SimpleServer> {
  return aServer(async (request, body, response) => {
    if (request.url !== '/v1/links') return json(response, 404, { code: 'not_found' })
    const wanted = linkRequest.safeParse(JSON.parse(body))
    if (!wanted.success) return json(response, 400, { code: 'bad_request' })
    const { path } = wanted.data
    const asked = await fetch(`${dropbox.url}/2/files/get_temporary_upload_link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${dropbox.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ commit_info: { path: `/Outbox/${path}`, mode }, duration: 300 }),
    })
    const { link } = linkReply.parse(await asked.json())
    json(response, 200, { kind: 'link', url: link, expiresAt: new Date(Date.now() + lifeMs).toISOString() })
  })
}
