// This folder: asks a Dropbox what its documents leave open, in a folder of its own.

// The few calls a probe makes at Dropbox: in its own folder alone, and none that reads what is the person's.
import { z } from 'zod'
import { tryParse } from '#shared/try-parse.ts'

const linkSchema = z.object({ link: z.url().max(2048) })

/** What came back: the status, the type and the start of the body, without anything that could be a link. */
export type Told = { readonly status: number; readonly type: string; readonly text: string }

export type LinkAnswer =
  | { readonly kind: 'link'; readonly url: URL }
  | { readonly kind: 'refused'; readonly told: Told }

export type Account = {
  /** The folder of this run, as Dropbox spells it. */
  readonly folder: string
  /** A link for `name` in the folder; `add` unless Dropbox is told otherwise. */
  link(name: string, headers?: Readonly<Record<string, string>>): Promise<LinkAnswer>
  /** Takes `name` away, or the whole folder where none is said. 409: it was not there. */
  remove(name?: string): Promise<Told>
}

const deadlineMs = 60_000

/** Speaks to the Dropbox at `apiUrl` with an access token, which appears nowhere else. Throws where there is no answer. */
export function createAccount(apiUrl: URL, token: string, folder: string): Account {
  async function call(route: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
    const answer = await fetch(new URL(`/2/${route}`, apiUrl), {
      method: 'POST',
      redirect: 'error',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(deadlineMs),
    })
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
  }

  return {
    folder,
    link: async (name, headers) => {
      const commit = { path: `${folder}/${name}`, mode: 'add', autorename: false, mute: true }
      const told = await call('files/get_temporary_upload_link', { commit_info: commit, duration: 3_600 }, headers)
      const parsed = told.status === 200 ? tryParse(linkSchema, JSON.parse(told.text)) : null
      if (parsed?.success === true) return { kind: 'link', url: new URL(parsed.data.link) }
      return { kind: 'refused', told }
    },
    remove: (name) => call('files/delete_v2', { path: name === undefined ? folder : `${folder}/${name}` }),
  }
}
