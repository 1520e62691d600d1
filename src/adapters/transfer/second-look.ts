// Whether a web page in place of an answer is the network's or one file's: a Wi-Fi sign-in page answers every question, a
// firewall only those whose contents it does not like, such as the name of one file.
import type { Intercepted } from '#shared/upload.ts'
import type { Later } from './parse-replies.ts'

/** Whether a question that names no file reached the company server. */
export type Reached = { readonly kind: 'offered' } | Later

/**
 * Judges an answer about one file. Where it is a web page, `askWithoutFile` puts a question of the same kind to the same host,
 * which names no file: when the company server answers that one, the page is about this file alone. Otherwise what the second
 * answer says keeps all files.
 */
export async function aboutThisFile<Answer extends { readonly kind: string }>(
  answer: Answer | Later,
  askWithoutFile: () => Promise<Reached>,
): Promise<Answer | Later | Intercepted> {
  if (!isPage(answer)) return answer
  const other = await askWithoutFile()
  return other.kind === 'offered' ? { kind: 'intercepted' } : other
}

function isPage(answer: { readonly kind: string; readonly reason?: string }): boolean {
  return answer.kind === 'later' && answer.reason === 'captive_portal'
}
