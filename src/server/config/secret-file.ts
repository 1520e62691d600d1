// Reads a secret from its own file, and refuses a file that others on the machine may read.
import { open } from 'node:fs/promises'
import { errorCodeOf } from '#shared/error-code.ts'

export type SecretAnswer =
  | { readonly kind: 'secret'; readonly text: string }
  | { readonly kind: 'refused'; readonly because: string }

const longestSecretBytes = 64 * 1024 // a TLS key with its chain

const modeForOthers = 0o077

/** The text of `path` without white space around it. `because` is a whole sentence and holds nothing of the content. */
export async function readSecretFile(path: string): Promise<SecretAnswer> {
  try {
    await using file = await open(path, 'r')
    const stat = await file.stat()
    if (!stat.isFile()) return refused(`The secret ${path} is not a regular file.`)
    // Windows has no such bits: everything looks open to everybody there.
    if (process.platform !== 'win32' && (stat.mode & modeForOthers) !== 0) {
      return refused(`Others on this computer can read the secret ${path}; run: chmod 600 ${path}`)
    }
    if (stat.size > longestSecretBytes) return refused(`The secret ${path} is too long to be one.`)
    const text = (await file.readFile('utf8')).trim()
    return text === '' ? refused(`The secret ${path} is empty.`) : { kind: 'secret', text }
  } catch (error) {
    const code = errorCodeOf(error) ?? 'unknown error'
    return refused(`The secret ${path} cannot be read (${code}).`)
  }
}

function refused(because: string): SecretAnswer {
  return { kind: 'refused', because }
}
