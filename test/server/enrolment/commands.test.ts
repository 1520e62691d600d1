// What an operator does about computers that come by a code.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runEnrolment } from '#server/enrolment/commands.ts'
import { parseArguments } from '#server/config/arguments.ts'
import type { EnrolmentCommand } from '#server/config/enrolment-arguments.ts'
import { parseSettings } from '#server/config/settings.ts'
import type { Settings } from '#server/config/settings-schema.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { someSettings } from '../config/some-settings.ts'
import { createTestClock } from '../company.ts'

function settingsWith(enrolmentFile: string | null): Settings {
  const answer = parseSettings(JSON.stringify({ ...someSettings(), enrolmentFile }))
  if (answer.kind === 'refused') throw new Error(answer.because)
  return answer.settings
}

async function run(words: readonly string[], settings: Settings) {
  const command = parseArguments(['--config', 'c.json', ...words])
  return runEnrolment(command as EnrolmentCommand, settings, createTestClock())
}

test('a computer gets its code, is listed when it came, and is signed out', async () => {
  const settings = settingsWith(join(temporaryFolder(), 'enrolled.db'))
  const made = await run(['--enrol', 'tablet-3', '--base', '/Scans'], settings)
  expect(made).toEqual({
    ok: true,
    text: expect.stringMatching(
      /^Code for tablet-3: \w{4}-\w{4}-\w{4}\n\nIt is typed into Outbox on that computer in the place of the key, works once, and until 2026-11-23T12:15:00.000Z\.\nThe computer's files go to \/Scans\.$/,
    ),
  })
  const other = await run(['--enrol', 'tablet-4', '--json'], settings)
  expect(JSON.parse(other.text)).toMatchObject({ event: 'enrolment', name: 'tablet-4', base: '/tablet-4' })
  expect(await run(['--computers'], settings)).toEqual({ ok: true, text: 'No computer came by a code yet.' })
  expect(await run(['--revoke', 'tablet-3'], settings)).toEqual({
    ok: false,
    text: 'There is no computer named "tablet-3" that came by a code and is not signed out yet.',
  })
})

test('without a file for them there are none, and a name of the settings file is refused', async () => {
  expect(await run(['--computers'], settingsWith(null))).toMatchObject({
    ok: false,
    text: expect.stringContaining('"enrolmentFile" is missing'),
  })
  const name = someSettings().devices[0]?.name ?? ''
  const settings = settingsWith(join(temporaryFolder(), 'enrolled.db'))
  expect(await run(['--enrol', name], settings)).toMatchObject({
    ok: false,
    text: expect.stringContaining('has a device named'),
  })
})
