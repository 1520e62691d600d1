import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { closedKeys, isSwitch, policyKeys, policySchema } from '#shared/policy/schema.ts'

describe('the schema of policies', () => {
  const { properties } = z
    .object({ properties: z.record(z.string(), z.object({ title: z.string(), description: z.string() })) })
    .parse(z.toJSONSchema(policySchema))

  it('has a title and a sentence of help for each key', () => {
    expect(Object.keys(properties)).toEqual(policyKeys)
    const titles = Object.values(properties).map(({ title }) => title)
    expect(new Set(titles).size).toBe(policyKeys.length)
    for (const { description } of Object.values(properties)) expect(description).toMatch(/\.$/)
  })

  it('knows its switches', () => {
    expect(policyKeys.filter(isSwitch)).toEqual([
      'replaceByName',
      'pauseOnMetered',
      'pauseOnBattery',
      'autostart',
      'quitAllowed',
      'thumbnails',
      'proxyAccount',
      'fleetStatus',
      'computerName',
    ])
  })

  it('closes for the keys that say where files go, and which must not leave', () => {
    expect([...closedKeys]).toEqual([
      'serverUrl',
      'uploadHosts',
      'ignorePatterns',
      'allowedTypes',
      'refusedTypes',
      'largestFileMegabytes',
    ])
  })

  it.each([
    ['serverUrl', 'https://outbox.example.com:8443/', true],
    ['serverUrl', 'http://127.0.0.1:4000', true],
    ['serverUrl', 'http://127.0.0.1.example.com', false],
    ['serverUrl', 'https://outbox.example.com/path', false],
    ['uploadHosts', ['content.example.com'], true],
    ['uploadHosts', ['localhost'], false],
    ['uploadHosts', ['Content.example.com'], false],
    ['uploadLimit', '2MB/s', true],
    ['uploadLimit', 'fast', false],
    ['timetable', '', true],
    ['timetable', 'Mon 08:00-18:00 500; Mon 17:00-19:00 pause', false],
    ['ignorePatterns', ['a/b'], false],
    ['allowedTypes', ['pdf', '.docx', 'tar.gz', 'c++'], true],
    ['allowedTypes', [], false],
    ['allowedTypes', ['*.pdf'], false],
    ['refusedTypes', [], true],
    ['refusedTypes', ['exe', '.'], false],
    ['refusedTypes', ['a/exe'], false],
    ['largestFileMegabytes', 1, true],
    ['largestFileMegabytes', 0, false],
    ['largestFileMegabytes', 1.5, false],
    ['historyDays', 0.5, false],
  ] as const)('takes %s %j: %s', (key, value, isFine) => {
    expect(policySchema.shape[key].safeParse(value).success).toBe(isFine)
  })
})
