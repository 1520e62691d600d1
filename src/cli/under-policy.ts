// Commands under the policy of the company, as it stands and as it changes.
import type { Policy } from '#shared/policy/policy.ts'
import type { Language } from '#shared/messages/language.ts'
import { followPolicy, readPolicy, type PolicyFollow } from '#uploader/policy.ts'
import type { WatchCommand } from './arguments/command.ts'
import { parseArguments } from './arguments/parse-arguments.ts'
import { exitCodes } from './output/exit-status.ts'
import { policyChanged, runWatch } from './commands/watch.ts'
import type { Printer } from './output/printer.ts'
import { isPoliced, rulesOf, type Rules } from './arguments/policy-options.ts'
import { stopped } from './stop-signal.ts'
import { noPolicy } from '#shared/policy/policy.ts'

/** What of the policy that was found holds for a command line; nothing where the command sends nothing. */
export function policyFor([name]: readonly string[], found: Policy): Policy {
  return isPoliced(name) ? found : noPolicy
}

/** A document to try policies out with; it is heard only where the system has none. */
export function trialFile(): string | null {
  return process.env['OUTBOX_POLICY_FILE'] ?? null
}

export function followSystemPolicy(first: Policy): PolicyFollow {
  return followPolicy(first, () => readPolicy(trialFile()))
}

type Judged =
  | { readonly kind: 'command'; readonly command: WatchCommand; readonly rules: Rules }
  | { readonly kind: 'refused'; readonly text: string }

/** The words of a `watch` that was understood before, and the language of what is said. */
type Asked = { readonly words: readonly string[]; readonly language: Language }

function judge({ words, language }: Asked, policy: Policy): Judged {
  const answer = parseArguments(words, language, policy)
  if (answer.kind === 'refused' || answer.kind === 'wrong') return { kind: 'refused', text: answer.text }
  if (answer.kind === 'help' || answer.command.kind !== 'watch') return { kind: 'refused', text: '' }
  return { kind: 'command', command: answer.command, rules: rulesOf(policy) }
}

/**
 * Runs `watch`, and begins anew when another policy changes what it does. Where the new one refuses a word of the command line, or cannot be
 * read, nothing is sent until it changes again. Answers the exit status.
 */
export async function watchUnderPolicy(
  asked: Asked,
  follow: PolicyFollow,
  printer: Printer,
  stop: AbortSignal,
  isSomebodyThere: boolean,
): Promise<number> {
  let known = follow.current()
  let judged = judge(asked, known)
  for (let isFirst = true; ; isFirst = false) {
    if (judged.kind === 'refused') {
      if (isFirst) {
        printer.error('policy', judged.text)
        return exitCodes.couldNotRun
      }
      printer.notice('policy', judged.text)
    } else {
      const { command, rules } = judged
      const another = anotherJudgement(asked, judged, follow)
      const end = await runWatch(command, { rules, isFirst, another }, printer, stop, isSomebodyThere, asked.language)
      if (end !== policyChanged) return end
      printer.notice('policy_changed', asked.language.say('policy.changed'))
    }
    if (judged.kind === 'refused') await Promise.race([stopped(stop), follow.changedFrom(known)])
    if (stop.aborted) return exitCodes.couldNotRun
    known = follow.current()
    const wasRefused = judged.kind === 'refused'
    judged = judge(asked, known)
    if (wasRefused && judged.kind === 'command') printer.notice('policy_changed', asked.language.say('policy.changed'))
  }
}

/** Settles when the policy makes another run of the same words. */
async function anotherJudgement(asked: Asked, now: Judged, follow: PolicyFollow): Promise<void> {
  const before = JSON.stringify(now)
  for (;;) {
    const known = follow.current()
    if (JSON.stringify(judge(asked, known)) !== before) return
    await follow.changedFrom(known)
  }
}
