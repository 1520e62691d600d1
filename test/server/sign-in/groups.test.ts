// Groups of people at their provider: where their files go, from the next token on, and what happens where a token has no room for them.
import { expect, test } from 'vitest'
import { placementRuleSchema } from '#server/rules/placement-rule.ts'
import { aSignedInCompany } from './a-signed-in-company.ts'

const rules = [
  { groups: ['finance'], base: '/Finance/{user}' },
  { groups: ['staff'], base: '/Staff/{user}' },
].map((rule) => placementRuleSchema.parse(rule))
const aCompanyWithGroups = () => aSignedInCompany({ signIn: { groupsClaim: 'groups' } }, {}, { rules })

test('the first rule of a group that the person is in decides, and the next token may say other groups', async () => {
  const { ask, claims, idp } = await aCompanyWithGroups()
  const placeWith = async (groups: unknown) => (await ask(await idp.sign({ ...claims(), groups }))).body['path']
  expect(await placeWith(['staff', 'finance'])).toBe('/Finance/kim/a.txt')
  expect(await placeWith(['staff'])).toBe('/Staff/kim/a.txt')
  expect(await placeWith('finance')).toBe('/Finance/kim/a.txt')
  expect(await placeWith([])).toBe('/People/kim/a.txt')
  // Not a list of names: nobody is in a group by chance.
  expect(await placeWith({ finance: true })).toBe('/People/kim/a.txt')
  const hundreds = Array.from({ length: 199 }, (_, at) => `${String(at).padStart(8, '0')}-1111-4222-8333-444455556666`)
  expect(await placeWith([...hundreds, 'staff'])).toBe('/Staff/kim/a.txt')
})

test.each([
  [
    'elsewhere, by the standard',
    { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint: 'https://graph.example' } } },
  ],
  ['elsewhere, in the short form', { hasgroups: true }],
  ['in more text than is read', { groups: Array.from({ length: 600 }, (_, at) => `group number ${at}`) }],
])('groups that are %s are not guessed: the files wait, and the log says why', async (_where, more) => {
  const { ask, claims, company, idp } = await aCompanyWithGroups()
  for (let time = 0; time < 2; time += 1) {
    const answer = await ask(await idp.sign({ ...claims(), ...more }))
    expect([answer.status, answer.body['code'], answer.retryAfter]).toEqual([503, 'sign_in_unavailable', '300'])
  }
  expect(company.failures).toEqual([expect.stringContaining('has no room for the groups of its person')])
  expect(company.journal()).toEqual([])
})

test('where nobody asks for groups their place elsewhere stops nobody', async () => {
  const { ask, claims, idp } = await aSignedInCompany()
  const token = await idp.sign({ ...claims(), _claim_names: { groups: 'src1' } })
  expect((await ask(token)).body['path']).toBe('/People/kim/a.txt')
})
