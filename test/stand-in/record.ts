// What the app asked of the world outside: notifications, links opened, progress shown. Tests read it.

export type Asked = { readonly what: string; readonly detail: unknown }

const mostAsked = 10_000

/** Everything asked so far, oldest first. */
export const record: Asked[] = []

/** Notes one ask; the oldest is forgotten after ten thousand, so that a long run stays bounded. */
export function note(what: string, detail: unknown = null): void {
  record.push({ what, detail })
  if (record.length > mostAsked) record.shift()
}
