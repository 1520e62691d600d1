// A kept key as what questions carry.
import { expect, test } from 'vitest'
import { personKeyText } from '#adapters/sign-in/person-key.ts'
import { keyInUse } from '#uploader/sign-in/person.ts'
import type { PersonKeyPlace } from '#uploader/sign-in/person.ts'
import { aKey } from '../../adapters/sign-in/a-key.ts'

const place: PersonKeyPlace = { read: async () => aKey, keep: async () => true, alone: (work) => work() }
const use = (text: string, server = aKey.server, tellsComputerName = true) =>
  keyInUse(text, server, place, { agentFor: () => null, allowLoopback: false, tellsComputerName })

test('the key of a computer stays as it is; that of a person becomes a session, at its own server only', () => {
  expect(use('obx_token')).toEqual({ kind: 'token', token: 'obx_token' })
  expect(use(personKeyText(aKey))).toMatchObject({ kind: 'token', token: { deviceId: aKey.deviceId } })
  expect(use(personKeyText(aKey), `${aKey.server}/`)).toMatchObject({ kind: 'token' })
  expect(use(personKeyText(aKey), 'https://other.example.com')).toEqual({ kind: 'other_server', server: aKey.server })
  expect(use('obxperson_e30')).toEqual({ kind: 'damaged' })
  const plain = { ...aKey, provider: { ...aKey.provider, issuer: 'http://login.example.com' } }
  expect(use(personKeyText(plain))).toEqual({ kind: 'damaged' })
})

test('a session tells the name that was kept, in a clean form, unless the company does not want it', () => {
  const named = personKeyText({ ...aKey, computerName: 'TILL.example.com' })
  expect(use(named)).toMatchObject({ token: { computerName: 'TILL' } })
  expect(use(named, aKey.server, false)).toMatchObject({ token: { computerName: undefined } })
  expect(use(personKeyText(aKey))).toMatchObject({ token: { computerName: undefined } })
})
