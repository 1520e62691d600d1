// `--also INTO=DIR`: another folder that is watched, and where in Dropbox its files go.
import type { Say } from '#shared/messages/messages.ts'

/** The first `=` ends the folder in Dropbox; a path may hold others. */
export type AlsoFolder = { readonly into: string; readonly folder: string }

/** What is wrong with the options is a sentence. */
export function alsoOf(said: unknown, say: Say): readonly AlsoFolder[] | string {
  const also: AlsoFolder[] = []
  for (const text of Array.isArray(said) ? said.map(String) : []) {
    const [, into = '', folder = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    if (into === '' || folder === '') return say('option.also')
    also.push({ into: into.replace(/^\/+|\/+$/g, ''), folder })
  }
  return also
}
