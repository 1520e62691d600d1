// Two computers of one person that have the same name, with the real commands: each has its own copies, which say the name and are found again
// whatever the computer is called by then.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { personKeyText, readPersonKey } from '#adapters/sign-in/person-key.ts'
import { cleanComputerName } from '#shared/contract/sign-in/computer-name.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aCompanyWithAccounts, typeCode } from '../../uploader/sign-in/a-company-with-accounts.ts'
import { lastStates, runOutbox, startOutbox } from '../outbox-process.ts'

test(
  'names of copies say the computer, and a computer that is renamed makes no second one',
  { timeout: 300_000 },
  async () => {
    const { company, idp, url } = await aCompanyWithAccounts()
    const home = temporaryFolder()
    const reach = ['--server', url, '--allow-loopback']
    const tokenOf = (computer: string) => join(home, `${computer}.key`)

    async function signIn(computer: string): Promise<string> {
      const words = ['sign-in', ...reach, '--token-file', tokenOf(computer), '--data', join(home, computer)]
      const signing = startOutbox(words)
      const { whole } = await signing.until(({ code }) => code === 'open_and_type')
      await typeCode(idp, String(whole))
      const { events } = await signing.ended
      return String(events.find(({ event }) => event === 'ready')?.['shownAs'])
    }
    /** Sends plan.txt from new records, as after they were lost, and answers where in Dropbox it is. */
    async function send(computer: string, text: string, records: string): Promise<unknown> {
      const folder = join(home, `${computer}-files`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'plan.txt'), text)
      const watch = ['watch', '--folder', folder, '--once', '--data', join(home, records)]
      const { events } = await runOutbox([...watch, ...reach, '--token-file', tokenOf(computer)])
      expect(lastStates(events)).toEqual({ 'plan.txt': 'done' })
      return events.findLast(({ path }) => path === 'plan.txt')?.['destination']
    }
    const callIt = (name: string | undefined): void => {
      const { computerName: _before, ...key } = keyOf('second')
      const named = name === undefined ? key : { ...key, computerName: name }
      writeFileSync(tokenOf('second'), personKeyText(named), { mode: 0o600 })
    }
    const keyOf = (computer: string) => {
      const key = readPersonKey(readFileSync(tokenOf(computer), 'utf8').trim())
      if (key === null) throw new Error('no sign-in is kept')
      return key
    }

    // The name of this machine; null where it has none that says anything.
    const name = cleanComputerName(hostname())
    const told = [await signIn('first'), await signIn('second')]
    const shown = name === null ? expect.stringMatching(/^kim [\da-f]{8}$/) : `kim (${name})`
    expect(told).toEqual([shown, shown])
    expect(keyOf('first').deviceId).not.toBe(keyOf('second').deviceId)

    expect(await send('first', 'of the first', 'first')).toBe('/People/kim/plan.txt')
    const copy = await send('second', 'of the second', 'second')
    const word = name === null ? '' : `${name} `
    expect(copy).toMatch(/^\/People\/kim\/plan \(from kim .*\)\.txt$/)
    expect(String(copy).slice('/People/kim/plan (from '.length)).toMatch(new RegExp(`^kim ${word}[\\da-f]{8}, `))

    // Signed in again under another name, and by an Outbox that tells none.
    for (const [number, renamed] of ['RECEPTION', undefined].entries()) {
      callIt(renamed)
      expect(await send('second', 'of the second', `second-${number}`)).toBe(copy)
    }
    const commits = company.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.path] : []))
    expect(commits).toEqual(['/People/kim/plan.txt', copy])
  },
)
