import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noFileRules } from '#shared/policy/file-rules.ts'
import { english } from '#shared/messages/english.ts'
import { parseArguments } from '#cli/arguments/parse-arguments.ts'
import { rulesOf, withPolicy } from '#cli/arguments/policy-options.ts'
import { mergePolicies, noPolicy, type Policy } from '#shared/policy/policy.ts'

const place = '/etc/outbox/policy.json'
const policyOf = (part: { enforced?: object; defaults?: object }): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place, document: { version: 1, ...part } }])

/** Each key that has an option: a value of the policy, another word for the same, and a word that is refused. */
const keys = {
  serverUrl: ['server', 'https://outbox.example.com', 'https://OUTBOX.example.com/', 'https://evil.example.com'],
  watchFolder: ['folder', '~/Outbox', resolve(homedir(), 'Outbox'), '/elsewhere'],
  furtherFolders: ['also', ['Scans=~/Scans'], [`/Scans/=${resolve(homedir(), 'Scans')}`], ['Scans=/elsewhere']],
  replaceByName: ['replace-by-name', false, false, true],
  afterUpload: ['after-upload', 'sent', 'sent', 'trash'],
  largeFilesAtOnce: ['large-files', 2, '2', '4'],
  uploadLimit: ['limit', '500', '500 kB/s', 'full'],
  timetable: ['timetable', 'Mon-Fri 08:00-18:00 500', 'Mon,Tue,Wed,Thu,Fri 08:00-18:00 500kB/s', ';'],
  historyDays: ['history-days', 30, '30', '31'],
  graceSeconds: ['grace', 5, '5', '0'],
} as const

describe.for(Object.entries(keys))('%s', ([key, [name, value, same, other]]) => {
  const enforced = policyOf({ enforced: { [key]: value } })

  it('is put in where it is enforced, and may be said', () => {
    for (const said of [{}, { [name]: same }]) {
      expect(withPolicy('watch', said, enforced, english)).toMatchObject({
        kind: 'values',
        values: { [name]: expect.anything() },
      })
    }
  })
  it('refuses another word, and names key and source', () => {
    const text = `The option --${name} is refused: your organization decides "${key}" (${place}). Leave the option out.`
    expect(withPolicy('watch', { [name]: other }, enforced, english)).toEqual({ kind: 'refused', text })
  })
  it('is a default where nothing was said, and only there', () => {
    const proposed = policyOf({ defaults: { [key]: value } })
    expect(withPolicy('watch', { [name]: other }, proposed, english)).toMatchObject({ values: { [name]: other } })
    expect(withPolicy('watch', {}, proposed, english)).toMatchObject({ values: { [name]: expect.anything() } })
  })
  it('cannot be said where the enforced value cannot be used', () => {
    const broken = policyOf({ enforced: { [key]: { no: 'value' } } })
    const answer = withPolicy('watch', { [name]: other }, broken, english)
    expect(answer).toMatchObject({ kind: 'refused', text: expect.stringContaining(`gives "${key}" a value`) })
  })
})

const reach = ['--token-file', 't', '--data', 'd']

describe('the command line under a policy', () => {
  it('needs neither server nor folder where the policy has them', () => {
    const policy = policyOf({ defaults: { serverUrl: 'https://outbox.example.com', watchFolder: '/srv/out' } })
    const command = { server: 'https://outbox.example.com', folder: resolve('/srv/out') }
    expect(parseArguments(['watch', ...reach], english, policy)).toMatchObject({ kind: 'command', command })
    expect(parseArguments(['watch', ...reach], english)).toMatchObject({ kind: 'wrong' })
  })

  it('lets a person say no to what is a default', () => {
    const policy = policyOf({ defaults: { replaceByName: true } })
    const words = ['watch', ...reach, '--folder', 'in', '--server', 'https://outbox.example.com']
    expect(parseArguments(words, english, policy)).toMatchObject({ command: { replaceByName: true } })
    expect(parseArguments([...words, '--no-replace-by-name'], english, policy)).toMatchObject({
      command: { replaceByName: false },
    })
  })

  it('takes the pauses of a timetable that the policy decides also with --once', () => {
    const policy = policyOf({ enforced: { timetable: 'Sat,Sun 00:00-24:00 pause' } })
    const words = ['watch', ...reach, '--folder', 'in', '--server', 'https://outbox.example.com', '--once']
    expect(parseArguments(words, english, policy)).toMatchObject({
      command: { once: true, speed: { timetable: [{}] } },
    })
    expect(parseArguments([...words, '--timetable', 'Sat,Sun 00:00-24:00 pause'], english)).toMatchObject({
      kind: 'wrong',
    })
  })

  it('sends nothing under a policy that cannot be used', () => {
    const closed = mergePolicies([{ kind: 'unusable', source: 'machine', place, because: { kind: 'no_json' } }])
    const words = [...reach, '--server', 'https://outbox.example.com']
    for (const command of [
      ['watch', '--folder', 'in', ...words],
      ['send', 'a.pdf', ...words],
    ]) {
      expect(parseArguments(command, english, closed)).toMatchObject({
        kind: 'refused',
        text: expect.stringContaining(`${place} is no JSON. Nothing is sent`),
      })
    }
    expect(parseArguments(['doctor', ...words], english, closed)).toMatchObject({ kind: 'command' })
  })

  it('does not let send go around the limits', () => {
    const policy = policyOf({ enforced: { uploadLimit: '500', timetable: 'Mon 08:00-18:00 pause' } })
    const words = ['send', 'a.pdf', ...reach, '--server', 'https://outbox.example.com']
    expect(parseArguments(words, english, policy)).toMatchObject({
      command: {
        speed: { limit: { kind: 'fixed', kilobytesPerSecond: 500 }, timetable: [{ speed: { kind: 'pause' } }] },
      },
    })
  })
})

it('the rules beside the options come from the policy alone', () => {
  expect(rulesOf(noPolicy)).toEqual({
    uploadHosts: [],
    ignorePatterns: [],
    fileRules: noFileRules,
    proxy: null,
    proxyAccount: false,
    extraCaFile: null,
    fleetStatus: true,
    computerName: true,
    clientCertificate: null,
    onlyIn: null,
  })
  const policy = policyOf({
    enforced: { watchFolder: '/srv/out', furtherFolders: ['Scans=/srv/scans'] },
    defaults: {
      ignorePatterns: ['*.iso'],
      refusedTypes: ['exe'],
      proxy: 'NONE',
      proxyAccount: true,
      extraCaFile: '/etc/ssl/acme.pem',
      fleetStatus: false,
      computerName: false,
    },
  })
  expect(rulesOf(policy)).toEqual({
    uploadHosts: [],
    ignorePatterns: ['*.iso'],
    fileRules: { ...noFileRules, refusedTypes: ['exe'] },
    proxy: { value: 'none', isEnforced: false },
    proxyAccount: true,
    extraCaFile: '/etc/ssl/acme.pem',
    fleetStatus: false,
    computerName: false,
    clientCertificate: null,
    onlyIn: { folders: [resolve('/srv/out'), resolve('/srv/scans')], place },
  })
})
