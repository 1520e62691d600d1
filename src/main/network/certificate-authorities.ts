// This folder: proxies and certificates as the system has them.

// The authorities TLS trusts: those Node brings, those the computer's owner added, such as a company's own, and those its policy names.
import { trustAuthorities } from '#adapters/system/authorities.ts'
import type { Log } from '../log/log-file.ts'

/**
 * Call before the first connection, and when the company names another `file` of more authorities; null: none. What cannot be read
 * is told, and leaves the usual ones.
 */
export function trustSystemAuthorities(log: Log, file: string | null = null): void {
  const answer = trustAuthorities(file)
  if (answer.system === null) log.warning('system authorities not read')
  else log.info('authorities', { system: answer.system, ...(file === null ? {} : { more: moreOf(answer) }) })
  if (answer.kind === 'unusable') log.warning('more authorities not read', { ...answer.because })
}

function moreOf(answer: ReturnType<typeof trustAuthorities>): number {
  return answer.kind === 'trusted' ? answer.more : 0
}
