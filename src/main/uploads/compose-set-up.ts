// This folder: starting and steering the uploader.

// The set-up of the app: what it looks at, asks and begins.
import { shell } from 'electron'
import type { Language } from '#shared/messages/language.ts'
import { fileRulesOf } from '#shared/policy/file-rules.ts'
import { tellsComputerName } from '#shared/policy/policy.ts'
import { checkFolder } from '#uploader/doctor/doctor.ts'
import { enrolComputer, isEnrolmentCode } from '#uploader/doctor/enrol-computer.ts'
import { countFiles } from '#uploader/sources/count-files.ts'
import { isSignedOut } from '#uploader/sign-in/person.ts'
import type { Log } from '../log/log-file.ts'
import type { OwnPaths } from '../paths.ts'
import type { ManagedStore } from '../policy/managed-settings.ts'
import type { PolicyWatch } from '../policy/policy-watch.ts'
import { setAutostart } from '../settings/autostart.ts'
import type { DeviceKeyStore } from '../settings/device-key.ts'
import { serverOrigin } from '../settings/display-names.ts'
import { serverQuestion } from '../settings/server-question.ts'
import type { Uploading, UploadingParts } from './uploading.ts'
import { lookAtServer } from './look-at-server.ts'
import { SetUp } from './set-up.ts'
import type { Decided, Finding } from './set-up.ts'
import { signInHere } from './sign-in/sign-in-here.ts'
import type { Target, TargetEnd } from './stage.ts'

type SetUpFriends = Pick<Uploading, 'store' | 'lifecycle' | 'proxies'> & {
  readonly keys: Pick<DeviceKeyStore, 'keyFor' | 'keep'>
}

/** What the pages of the set-up call. */
export function makeSetUp(parts: UploadingParts, friends: SetUpFriends): SetUp {
  const { words, own, language, clock, log, ask, askFolder, policy } = parts
  const { store, lifecycle, proxies, keys } = friends
  const keyFor = (server: string): string | null => keys.keyFor(server)
  const decided = (): Decided => {
    const { folder, server } = store.managed()
    return { server: server !== undefined, folder: folder !== undefined }
  }
  return new SetUp({
    beginning: () => ({
      server: (decided().server ? null : words.server) ?? store.read().server ?? '',
      folder: (decided().folder ? null : words.folder) ?? store.read().folder,
    }),
    decided,
    keyFor: (server) => usable(keyFor(server)),
    checkServer: (server, token, signal) => lookAtServer(parts, proxies, { server, token, language, signal }),
    async enrol(server, typed, signal) {
      if (!isEnrolmentCode(typed)) return null
      await proxies.learn([server])
      const { allowLoopback } = words
      const agentFor = (url: URL) => proxies.agentFor(url)
      const end = await enrolComputer({ server, code: typed, allowLoopback, agentFor, language, signal })
      return end.kind === 'enrolled' ? { kind: 'key', key: end.token } : end
    },
    async signIn(server, signal) {
      await proxies.learn([server])
      const { allowLoopback } = words
      const network = {
        agentFor: (url: URL) => proxies.agentFor(url),
        allowLoopback,
        tellsComputerName: tellsComputerName(policy.current()),
      }
      return signInHere({ ...network, server, language, signal }, (issuer) => proxies.learn([issuer]), shell, keyFor)
    },
    checkFolder: (folder) => checkOwnApart(folder, own, language),
    fileCount: (folder, signal) =>
      countFiles(folder, { ignore: store.read().ignore, fileRules: fileRulesOf(policy.current()) }, signal),
    askFolder,
    async goOnWith(serverKey) {
      await keys.keep(serverKey)
      await lifecycle.beginAnew()
      return lifecycle.run() !== null
    },
    async changeTo(target) {
      const kept = keptByPolicy(policy, target, language)
      if (kept !== null) return kept
      const question = serverQuestion(store.read().server, target.server, language)
      if (question !== null && !(await ask(question))) return notAgreed(language)
      const end = await lifecycle.changeTo(target)
      if (end.kind === 'begun') setAutostartOnce(store, log)
      return end
    },
    language,
    clock,
  })
}

/** What is kept of a person who signed out is no key at hand. */
function usable(key: string | null): string | null {
  return key === null || isSignedOut(key) ? null : key
}

/** A company that enforces its server has no other one set up beside it. */
function keptByPolicy(policy: PolicyWatch, target: Target, { say }: Language): TargetEnd | null {
  const server = policy.current().enforced.serverUrl?.value
  if (server === undefined || serverOrigin(server) === serverOrigin(target.server)) return null
  return { kind: 'refused', code: 'policy', text: say('notBegun.policy', { server }) }
}

function notAgreed({ say }: Language): TargetEnd {
  return { kind: 'refused', code: 'not_agreed', text: say('notBegun.not_agreed') }
}

/** At the first set-up only: later it is the person's and the system's to change. */
function setAutostartOnce(store: ManagedStore, log: Log): void {
  const { autostart, autostartSet } = store.read()
  if (autostartSet) return
  store.change({ autostartSet: true })
  setAutostart(autostart, log)
}

/** What is ours may lie in two places, and neither may be watched. */
export async function checkOwnApart(folder: string, own: OwnPaths, language: Language): Promise<readonly Finding[]> {
  const findings = await checkFolder(folder, own.folder, language)
  return own.profile === own.folder || findings.some(({ ok }) => !ok)
    ? findings
    : checkFolder(folder, own.profile, language)
}
