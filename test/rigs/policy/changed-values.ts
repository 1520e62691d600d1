// A value for every key of the policy that is another than what Outbox brings. A key that is missing here does not compile.
import type { RegistryTree } from '#adapters/policy/registry-document.ts'
import { registryName } from '#adapters/policy/registry-document.ts'
import { policyKeys, type PolicyKey, type PolicyValues } from '#shared/policy/schema.ts'

export const changedValues: PolicyValues = {
  serverUrl: 'https://outbox.example.com',
  uploadHosts: ['content.example.com'],
  watchFolder: '/home/ada/Scans',
  furtherFolders: ['Plans=/home/ada/Plans'],
  ignorePatterns: ['*.pst', 'Entwürfe*'],
  allowedTypes: ['pdf', 'docx'],
  refusedTypes: ['exe'],
  largestFileMegabytes: 250,
  replaceByName: true,
  afterUpload: 'sent',
  largeFilesAtOnce: 1,
  uploadLimit: '500',
  timetable: 'Mon,Tue,Wed,Thu,Fri 08:00-18:00 500 kB/s',
  pauseOnMetered: true,
  pauseOnBattery: true,
  historyDays: 90,
  graceSeconds: 7,
  autostart: false,
  quitAllowed: false,
  notices: 'attention',
  thumbnails: false,
  language: 'de',
  proxy: 'none',
  proxyAccount: true,
  extraCaFile: '/etc/ssl/example.pem',
  updateMode: 'off',
  updateFeed: 'https://updates.example.com/outbox/',
  fleetStatus: false,
  computerName: false,
  clientCertificateFile: '/etc/outbox/client.p12',
  clientKeyFile: '/etc/outbox/client.key',
  clientPassphraseFile: '/etc/outbox/passphrase',
  logLevel: 'warning',
}

/** The same as the registry of Windows holds them. */
export function asRegistry(values: PolicyValues, below: ReadonlyMap<string, RegistryTree> = new Map()): RegistryTree {
  const written = policyKeys.map((key): readonly [PolicyKey, PolicyValues[PolicyKey]] => [key, values[key]])
  const single = written.flatMap(([key, value]) => {
    if (typeof value === 'object') return []
    return [[registryName(key), typeof value === 'boolean' ? Number(value) : value] as const]
  })
  const lists = written.flatMap(([key, value]) => {
    if (typeof value !== 'object') return []
    const entries = value.map((entry, at) => [String(at + 1), entry] as const)
    return [[registryName(key), { values: new Map(entries), keys: new Map<string, RegistryTree>() }] as const]
  })
  return { values: new Map(single), keys: new Map([...lists, ...below]) }
}
