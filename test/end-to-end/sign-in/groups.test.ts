// A person's groups at the provider decide the folder in Dropbox, with the real commands, and change it with the next token.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placementRuleSchema } from '#server/rules/placement-rule.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aCompanyWithAccounts, typeCode } from '../../uploader/sign-in/a-company-with-accounts.ts'
import { startOutbox } from '../outbox-process.ts'

const rules = [{ groups: ['finance'], base: '/Finance' }].map((rule) => placementRuleSchema.parse(rule))

test('who joins a group sends into its folder while Outbox runs; too many groups wait', async () => {
  // Half of its life later a token is renewed.
  const signIn = { groupsClaim: 'groups' }
  const { company, idp, url } = await aCompanyWithAccounts({ accessSeconds: 1, signIn }, { rules })
  let groups: object = { groups: ['staff'] }
  idp.about = () => ({ ...groups })
  const [folder, data] = [temporaryFolder(), temporaryFolder()]
  const reach = ['--server', url, '--data', data, '--allow-loopback']
  const signing = startOutbox(['sign-in', ...reach])
  const { whole } = await signing.until(({ code }) => code === 'open_and_type')
  await typeCode(idp, String(whole))
  expect((await signing.ended).code).toBe(0)

  const watch = startOutbox(['watch', '--folder', folder, ...reach])
  const arrived = async (name: string) => {
    await watch.until(({ event, path, state }) => event === 'upload' && path === name && state === 'done')
    const paths = company.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.path] : []))
    return paths.filter((path) => path.endsWith(`/${name}`))
  }
  writeFileSync(join(folder, 'one.txt'), 'of the staff')
  expect(await arrived('one.txt')).toEqual(['/People/kim/one.txt'])

  groups = { groups: ['staff', 'finance'] }
  const isSent = async (name: string): Promise<string> => {
    writeFileSync(join(folder, name), name)
    return (await arrived(name)).join()
  }
  // The token at hand is used to its end: the first files may still go where they went before.
  let last = ''
  for (let number = 2; number < 20 && !last.startsWith('/Finance/'); number += 1) last = await isSent(`${number}.txt`)
  expect(last).toMatch(/^\/Finance\/\d+\.txt$/)

  groups = { _claim_names: { groups: 'src1' } }
  const isHeld = () => watch.events.some(({ code, event }) => event === 'queue' && code === 'sign_in_unavailable')
  for (let number = 20; number < 40 && !isHeld(); number += 1) {
    writeFileSync(join(folder, `${number}.txt`), `${number}`)
    await Promise.race([arrived(`${number}.txt`), watch.until(({ code }) => code === 'sign_in_unavailable')])
  }
  expect(isHeld()).toBe(true)
  const known = company.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.path] : []))
  expect(known.filter((path) => !/^\/(?:People\/kim|Finance)\//.test(path))).toEqual([])

  watch.signal('SIGTERM')
  await watch.ended
})
