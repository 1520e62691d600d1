// A person signs out in the window: the sign-in is taken back and forgotten; the queue stays, and waits for the next one.
import { assertNever } from '#shared/assert.ts'
import type { Language } from '#shared/messages/language.ts'
import { readPersonKey } from '#uploader/sign-in/person.ts'
import type { KeyNetwork } from '#uploader/sign-in/person.ts'
import { signOut } from '#uploader/sign-in/sign-in.ts'
import type { DeviceKeyStore } from '../../settings/device-key.ts'
import { personPlace } from '../../settings/person-place.ts'
import type { Question } from '../../settings/server-question.ts'

export type SignOutParts = {
  readonly keys: Pick<DeviceKeyStore, 'keyFor' | 'keep'>
  /** The origin of the company server; null where none is set up. */
  readonly server: () => string | null
  readonly ask: (question: Question) => Promise<boolean>
  readonly network: KeyNetwork
  /** Finds out how a server is reached. */
  readonly learn: (address: string) => Promise<void>
  readonly beginAnew: () => Promise<void>
  readonly language: Language
}

/** Whether somebody is signed in with a company account. */
export function isSomebodyIn({ keys, server }: Pick<SignOutParts, 'keys' | 'server'>): boolean {
  const origin = server()
  const key = origin === null ? null : readPersonKey(keys.keyFor(origin) ?? '')
  return key !== null && key.refreshToken !== ''
}

/** Asks once, and answers what became of it in a sentence; null where nobody was signed in, or the person stays. */
export async function signOutHere(parts: SignOutParts): Promise<string | null> {
  const { ask, beginAnew, keys, language, learn, network } = parts
  const { say } = language
  const server = parts.server()
  if (server === null || !isSomebodyIn(parts) || !(await ask(signOutQuestion(language)))) return null
  const place = personPlace(keys, server)
  const key = await place.read()
  if (key !== null) await learn(key.provider.issuer)
  const end = await signOut(place, network, (newest) => place.keep({ ...newest, refreshToken: '' }))
  // What runs has a token for some minutes yet.
  await beginAnew()
  switch (end.kind) {
    case 'person':
      return say(end.isTakenBack ? 'signOut.done' : 'signOut.notTaken', { host: end.host })
    case 'not_forgotten':
      return say('signOut.notForgotten')
    case 'nobody':
      return null
    default:
      return assertNever(end)
  }
}

function signOutQuestion({ say }: Language): Question {
  return {
    title: say('signOutQuestion.title'),
    message: say('signOutQuestion.message'),
    detail: say('signOutQuestion.detail'),
    yes: say('signOutQuestion.yes'),
  }
}
