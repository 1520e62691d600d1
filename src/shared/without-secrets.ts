// Takes out of a text whatever could be a secret: for logs, and for what is sent to IT.

/** What follows the host in an address may be a one-time link, and what stands before it a password. */
const addresses = /(?<![a-z0-9+.-])([a-z0-9+.-]+:\/\/)([^\s/?#"'<>]*)([^\s"'<>]*)/gi
const authorizations = /\b(authorization|proxy-authorization|cookie|set-cookie)(["']?\s*[:=]\s*).*/gi
const bearers = /\b(bearer|basic|dpop)\s+[\w.~+/=-]+/gi
/** Long words of token letters. The longest words we mean to write are the codes of reasons. */
const tokens = /[\w-]{28,}(?:[.][\w-]+)*/g

/** The text without anything that could be a secret. Rather too little is left than too much. */
export function withoutSecrets(text: string): string {
  return text
    .replace(addresses, (_all, scheme: string, authority: string, rest: string) => {
      const host = authority.slice(authority.lastIndexOf('@') + 1)
      return `${scheme}${host}${rest === '' || rest === '/' ? rest : '/…'}`
    })
    .replace(authorizations, '$1$2…')
    .replace(bearers, '$1 …')
    .replace(tokens, '…')
}
