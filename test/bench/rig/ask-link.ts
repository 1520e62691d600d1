// One link from the company server, for the other side of a comparison.
import { linkReplySchema } from '#shared/contract/link-api.ts'
import type { LinkRequest } from '#shared/contract/link-api.ts'
import type { Company } from './company.ts'

/** Asks for a link and answers its URL. */
export async function askLink(company: Company, ask: LinkRequest): Promise<string> {
  const answer = await fetch(`${company.url}/v1/links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${company.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(ask),
    signal: AbortSignal.timeout(10_000),
  })
  const reply = linkReplySchema.parse(await answer.json())
  if (reply.kind !== 'link') throw new Error('the file is in Dropbox already')
  return reply.url
}
