// What became of links, looked up in a real local Dropbox.
import { expect, test } from 'vitest'
import type { Audit, AuditRecord } from '#server/audit/audit.ts'
import { createAudit } from '#server/audit/audit.ts'
import { recordOfLine } from '#server/audit/parse-line.ts'
import { ConfirmLinks } from '#server/confirm/confirm-links.ts'
import { aCompany, post, sendTo } from '../company.ts'

const hello = '9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50'
const minuteMs = 60_000

async function aWatchedCompany() {
  const company = await aCompany()
  const records: AuditRecord[] = []
  const alarms: string[] = []
  const confirm = new ConfirmLinks({
    dropbox: company.api,
    clock: company.clock,
    alarmMs: 15 * minuteMs,
    audit: () => audit,
    onAlarm: (_kind, text) => alarms.push(text),
  })
  const audit: Audit = createAudit(null, company.clock, [(record) => records.push(record), confirm.hear])
  /** Asks for a link, and hands over what the server wrote about it. */
  const link = async (path: string) => {
    const body = { path, size: 5, contentHash: hello, clientModified: null, replaces: null }
    const answer = await post(company, '/v1/links', body)
    const record = recordOfLine(company.auditLines.at(-1) ?? '')
    if (record !== null) confirm.hear(record, company.clock.wallMs())
    return answer.body['url']
  }
  const outcomes = () => records.map(({ action, outcome }) => `${action} ${outcome}`)
  return { ...company, confirm, alarms, outcomes, link }
}

test('a link that was used is confirmed with one look, after two minutes', async () => {
  const { alarms, clock, confirm, journal, link, outcomes } = await aWatchedCompany()
  await sendTo(await link('a.txt'), 'hello')
  const before = journal().length
  await confirm.look()
  expect(journal()).toHaveLength(before)
  clock.advance(2 * minuteMs)
  await confirm.look()
  await confirm.look()
  expect([journal().length - before, outcomes(), alarms, confirm.open]).toEqual([1, ['landed stored'], [], 0])
})

test('a link of which nothing came is looked for twice, and is an alarm after fifteen minutes', async () => {
  const { alarms, clock, confirm, journal, link, outcomes } = await aWatchedCompany()
  await link('a.txt')
  const before = journal().length
  for (let minute = 0; minute < 14; minute += 1) {
    clock.advance(minuteMs)
    await confirm.look()
  }
  expect([journal().length - before, outcomes()]).toEqual([1, []])
  clock.advance(minuteMs)
  await confirm.look()
  expect(outcomes()).toEqual(['alarm unconfirmed'])
  expect(alarms).toEqual(['alarm: nothing came of the link of laptop-7 to /Scans/laptop-7/a.txt within 15 minutes'])
  clock.advance(minuteMs)
  await confirm.look()
  expect([alarms.length, confirm.open]).toEqual([1, 0])
})

test('other bytes than announced are an alarm at once; the name is made visible', async () => {
  const { alarms, clock, confirm, link, outcomes } = await aWatchedCompany()
  await sendTo(await link('fdp\u202e.txt'), 'other')
  clock.advance(2 * minuteMs)
  await confirm.look()
  expect(outcomes()).toEqual(['landed other_bytes', 'alarm other_bytes'])
  expect(alarms).toEqual([expect.stringMatching(/^alarm: other bytes than announced are at .*fdp⟨U\+202E⟩\.txt/)])
})

test('a Dropbox that does not answer raises no alarm, and is asked again in the next round', async () => {
  const { alarms, clock, confirm, dropbox, link, outcomes } = await aWatchedCompany()
  await sendTo(await link('a.txt'), 'hello')
  clock.advance(20 * minuteMs)
  dropbox.order({ kind: 'tokens', to: 'revoke' })
  await confirm.look()
  expect([alarms, outcomes(), confirm.open]).toEqual([[], [], 1])
})

test('a server that was started again goes on from the records', async () => {
  const first = await aWatchedCompany()
  await first.link('a.txt')
  const alarms: string[] = []
  const { api, clock } = first
  const audit = createAudit(null, clock)
  const onAlarm = (_kind: string, text: string) => alarms.push(text)
  const second = new ConfirmLinks({ dropbox: api, clock, alarmMs: 15 * minuteMs, audit: () => audit, onAlarm })
  for (const line of first.auditLines) {
    const record = recordOfLine(line)
    if (record !== null) second.replay(record, clock.wallMs())
  }
  clock.advance(15 * minuteMs)
  await second.look()
  expect(alarms).toHaveLength(1)
})
