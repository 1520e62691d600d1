// `sign-out`: the key of this computer, or of a person at it, is taken away; a person's also at the identity provider.
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { keyFile, removeKey } from '#uploader/sign-in/person.ts'
import { signOut } from '#uploader/sign-in/sign-in.ts'
import type { SignOutCommand } from '../../arguments/sign-in-arguments.ts'
import type { Rules } from '../../arguments/policy-options.ts'
import type { Printer } from '../../output/printer.ts'
import { readTokenFile } from '../../token-file.ts'
import { agentOf, readNetwork, trustSystemAuthorities } from '../network.ts'
import { exitCodes } from '../../output/exit-status.ts'

/** What waits in the records stays. Answers the exit status. */
export async function runSignOut(
  { allowLoopback, tokenFile }: SignOutCommand,
  rules: Rules,
  printer: Printer,
  language: Language,
): Promise<number> {
  const { say } = language
  const file = visibleName(tokenFile)
  const untrusted = trustSystemAuthorities(rules.extraCaFile, language)
  if (untrusted !== null) printer.warning(untrusted)
  const agentFor = agentOf(readNetwork(process.env, '', say, rules))
  const forget = async (): Promise<boolean> => {
    await removeKey(tokenFile)
    return true
  }
  const end = await signOut(keyFile(tokenFile), { agentFor, allowLoopback }, forget)
  if (end.kind === 'person') {
    const { host, isTakenBack } = end
    const text = say(isTakenBack ? 'signOut.done' : 'signOut.notTaken', { host })
    printer.ready({ command: 'sign-out', tokenFile, takenBack: isTakenBack }, [text])
    return exitCodes.fine
  }
  const read = await readTokenFile(tokenFile, say)
  if (read.kind === 'refused') {
    printer.error('nobody_signed_in', say('signOut.nobody', { file }))
    return exitCodes.couldNotRun
  }
  await removeKey(tokenFile)
  printer.ready({ command: 'sign-out', tokenFile, takenBack: false }, [say('signOut.key', { file })])
  return exitCodes.fine
}
