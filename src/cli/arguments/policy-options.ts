// What a company's policy says, as options of the command line: what is enforced is put in, or refuses another word; a default is put
// in where nothing was said.
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { furtherFolderText, parseFurtherFolder, type FurtherFolder } from '#shared/folders/further-folders.ts'
import { inHome } from '#shared/policy/effective-settings.ts'
import { decidedValue, lockedKeys, tellsComputerName, type Policy } from '#shared/policy/policy.ts'
import type { PolicyKey, PolicyValues } from '#shared/policy/schema.ts'
import type { Language } from '#shared/messages/language.ts'
import { faultWords } from '#shared/outside/policy-words.ts'
import { fileRulesOf, type FileRules } from '#shared/policy/file-rules.ts'
import { ruledCertificate, type NamedCertificate } from '#shared/policy/named-certificate.ts'
import { parseSpeedLimit, parseTimetable } from '#shared/speed/speed-text.ts'

/** The commands that send, say whether sending would work, or fetch the key for it. */
export type PolicedCommand = 'watch' | 'send' | 'doctor' | 'sign-in'

export function isPoliced(name: string | undefined): name is PolicedCommand {
  return name === 'watch' || name === 'send' || name === 'doctor' || name === 'sign-in'
}

type Option = {
  readonly key: PolicyKey
  readonly name: string
  readonly commands: readonly PolicedCommand[]
  /** Two ways to write the same are equal. */
  readonly meaning: (value: unknown) => unknown
  /** The value of the policy as the option has it; as it is written, where this is left out. */
  readonly said?: (value: unknown) => unknown
}

const plain = (value: unknown): unknown => (typeof value === 'boolean' ? value : String(value))

const options: readonly Option[] = [
  { key: 'serverUrl', name: 'server', commands: ['watch', 'send', 'doctor', 'sign-in'], meaning: originOf },
  { key: 'watchFolder', name: 'folder', commands: ['watch', 'doctor'], meaning: folderOf, said: folderOf },
  { key: 'furtherFolders', name: 'also', commands: ['watch', 'doctor'], meaning: alsoMeant, said: alsoSaid },
  { key: 'replaceByName', name: 'replace-by-name', commands: ['watch'], meaning: plain },
  { key: 'afterUpload', name: 'after-upload', commands: ['watch'], meaning: plain },
  { key: 'largeFilesAtOnce', name: 'large-files', commands: ['watch', 'send'], meaning: plain },
  { key: 'uploadLimit', name: 'limit', commands: ['watch', 'send'], meaning: (text) => parseSpeedLimit(String(text)) },
  { key: 'timetable', name: 'timetable', commands: ['watch', 'send'], meaning: (text) => parseTimetable(String(text)) },
  { key: 'historyDays', name: 'history-days', commands: ['watch', 'send'], meaning: plain },
  { key: 'graceSeconds', name: 'grace', commands: ['watch'], meaning: plain },
]

type Values = Readonly<Record<string, unknown>>

export type PolicedValues =
  | { readonly kind: 'values'; readonly values: Values; readonly isTimetableRuled: boolean }
  /** Whole sentences: which option, which key, and where the key is decided. */
  | { readonly kind: 'refused'; readonly text: string }

/** Puts the policy into the options of `command`. Whoever starts a program chooses its words, so none can widen what is enforced. */
export function withPolicy(command: PolicedCommand, said: Values, policy: Policy, language: Language): PolicedValues {
  const locked = lockedKeys(policy)
  const values: Record<string, unknown> = { ...said }
  let isTimetableRuled = false
  for (const { commands, key, meaning, name, said: asSaid = plain } of options) {
    if (!commands.includes(command)) continue
    const value = decidedValue(policy, key)
    if (locked.has(key)) {
      const isSame = value !== null && JSON.stringify(meaning(said[name])) === JSON.stringify(meaning(value))
      if (said[name] !== undefined && !isSame) return { kind: 'refused', text: refusal(name, key, policy, language) }
      if (policy.enforced[key] === undefined) continue
    } else if (said[name] !== undefined) continue
    if (value === null) continue
    if (key === 'timetable') isTimetableRuled = true
    values[name] = asSaid(value)
  }
  return { kind: 'values', values, isTimetableRuled }
}

function refusal(name: string, wanted: PolicyKey, { enforced, faults }: Policy, language: Language): string {
  const { say } = language
  const option = `--${name}`
  // Where the first folder is decided there are no others but those that are decided, too.
  const isByFirst = wanted === 'furtherFolders' && enforced.furtherFolders === undefined
  const key = isByFirst && !faults.some((fault) => fault.key === wanted) ? 'watchFolder' : wanted
  const ruled = enforced[key]
  if (ruled !== undefined) return say('policy.optionRefused', { option, key, place: ruled.place })
  const [broken] = faults.filter((fault) => fault.code === 'invalid_enforced' && fault.key === key)
  return say('policy.optionBroken', { option, fault: broken === undefined ? '' : faultWords(broken, language) })
}

/** What a policy says beside the options. */
export type Rules = {
  readonly uploadHosts: PolicyValues['uploadHosts']
  readonly ignorePatterns: PolicyValues['ignorePatterns']
  readonly fileRules: FileRules
  /** `system` (in a terminal: what the environment says), `none`, or an address; null: no policy says so. */
  readonly proxy: { readonly value: string; readonly isEnforced: boolean } | null
  /** True: a proxy may be shown the account with which the person is signed in. */
  readonly proxyAccount: boolean
  readonly extraCaFile: string | null
  /** False: the company's server is told nothing of how this computer is doing. */
  readonly fleetStatus: boolean
  /** False: the company's server is not told what this computer is called. */
  readonly computerName: boolean
  readonly clientCertificate: NamedCertificate | null
  /** Only files in these folders are sent; null: no policy says so. */
  readonly onlyIn: { readonly folders: readonly string[]; readonly place: string } | null
}

export function rulesOf(policy: Policy): Rules {
  const { furtherFolders, proxy: enforcedProxy, watchFolder } = policy.enforced
  const further = furtherFrom(furtherFolders?.value ?? [])
  const proxy = decidedValue(policy, 'proxy')?.toLowerCase() ?? null
  return {
    uploadHosts: decidedValue(policy, 'uploadHosts') ?? [],
    ignorePatterns: decidedValue(policy, 'ignorePatterns') ?? [],
    fileRules: fileRulesOf(policy),
    proxy: proxy === null ? null : { value: proxy, isEnforced: enforcedProxy !== undefined },
    proxyAccount: decidedValue(policy, 'proxyAccount') ?? false,
    extraCaFile: decidedValue(policy, 'extraCaFile'),
    fleetStatus: decidedValue(policy, 'fleetStatus') ?? true,
    computerName: tellsComputerName(policy),
    clientCertificate: ruledCertificate(policy, homedir()),
    onlyIn:
      watchFolder === undefined
        ? null
        : { folders: [folderOf(watchFolder.value), ...further.map(({ folder }) => folder)], place: watchFolder.place },
  }
}

function originOf(address: unknown): unknown {
  return URL.parse(String(address))?.href ?? address
}

/** What was said, or what the policy has, as folders. */
function furtherFrom(lines: unknown): readonly FurtherFolder[] {
  const found = (Array.isArray(lines) ? lines.map(String) : []).flatMap((text) => parseFurtherFolder(text) ?? [])
  return found.map((one) => ({ ...one, folder: folderOf(one.folder) }))
}

function alsoMeant(lines: unknown): unknown {
  return furtherFrom(lines).map(furtherFolderText).toSorted()
}

function alsoSaid(lines: unknown): unknown {
  return furtherFrom(lines).map(furtherFolderText)
}

function folderOf(folder: unknown): string {
  return resolve(inHome(String(folder), homedir()))
}
