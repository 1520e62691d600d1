// The set-up of a person who signs in with the company account.
import { expect, it } from 'vitest'
import { aSetUp } from '../a-set-up.ts'

const token = { deviceId: 'x', current: async () => 'access', heard: () => undefined }
const signedIn = { kind: 'key', key: 'obxperson_x', token } as const

it('is checked with the first token, and the key is what begins', async () => {
  const { asked, goneOn, setUp, targets } = aSetUp({ signedIn })
  expect(await setUp.signIn('uploads.example')).toMatchObject({ usable: true })
  expect(asked).toEqual([['https://uploads.example', 'a token']])
  await setUp.chooseFolder()
  await setUp.finish('send')
  expect(targets).toMatchObject([{ server: 'https://uploads.example', key: 'obxperson_x', folder: '/chosen' }])
  expect(goneOn).toEqual([])
})

it('goes on at once where only the sign-in was missing', async () => {
  const beginning = { server: 'https://uploads.example', folder: '/watched' }
  const { goneOn, setUp } = aSetUp({ signedIn, beginning })
  await setUp.signIn('https://uploads.example/')
  expect(goneOn).toEqual([{ server: 'https://uploads.example', key: 'obxperson_x' }])
  const other = aSetUp({ signedIn, beginning })
  await other.setUp.signIn('https://other.example')
  expect(other.goneOn).toEqual([])
})

it('is told why not, and nothing begins', async () => {
  const beginning = { server: 'https://uploads.example', folder: '/watched' }
  const { goneOn, setUp } = aSetUp({ beginning })
  expect(await setUp.signIn('uploads.example')).toEqual({
    usable: false,
    findings: [{ check: 'sign-in', ok: false, text: 'nobody signed in' }],
  })
  const notAllowed = { check: 'token', ok: false, text: 'not allowed' }
  const other = aSetUp({ signedIn, beginning, findings: [notAllowed] })
  expect(await other.setUp.signIn('uploads.example')).toMatchObject({ usable: false, findings: [notAllowed] })
  expect([...goneOn, ...other.goneOn]).toEqual([])
  expect(await other.setUp.finish('send')).toMatchObject({ kind: 'refused', code: 'server_unchecked' })
})
