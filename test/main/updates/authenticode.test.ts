// Answers of PowerShell as they were recorded, and what is made of them: only a clear yes is one.
import { expect, it } from 'vitest'
import { askWindows, checkSignature, judgeSignature } from '#main/updates/authenticode.ts'
import { faultOf } from '#main/updates/update-fault.ts'

const dn = 'CN=Acme GmbH, O=Acme GmbH, L=Berlin, C=DE'
const answer = (status: number, subject: string | null): string => `${JSON.stringify({ status, subject })}\r\n`

it.each([
  ['signed by us, by the common name', answer(0, dn), ['Acme GmbH'], 'ours'],
  ['signed by us, by the whole name', answer(0, dn), ['CN=Acme GmbH, O=Acme GmbH, C=DE'], 'ours'],
  ['signed by us with the next certificate', answer(0, dn), ['Acme Ltd', 'Acme GmbH'], 'ours'],
  ['signed by somebody else', answer(0, 'CN=Mallory, C=DE'), ['Acme GmbH'], 'not_ours'],
  ['signed by somebody whose name holds ours', answer(0, 'CN=Acme GmbH Mallory'), ['Acme GmbH'], 'not_ours'],
  ['signed by a namesake', answer(0, 'CN=Acme GmbH, O=Mallory, C=DE'), [dn], 'not_ours'],
  ['not signed', answer(2, null), ['Acme GmbH'], 'not_ours'],
  ['changed after it was signed', answer(3, dn), ['Acme GmbH'], 'not_ours'],
  ['of a certificate that nobody trusts', answer(4, dn), ['Acme GmbH'], 'not_ours'],
  ['signed, and no publisher known', answer(0, dn), [], 'not_ours'],
  ['nothing', '', ['Acme GmbH'], 'unclear'],
  ['a page of errors', 'Get-AuthenticodeSignature : not recognized', ['Acme GmbH'], 'unclear'],
  ['JSON of another shape', '{"Status":0}', ['Acme GmbH'], 'unclear'],
])('%s', (_what, said, publishers, verdict) => {
  expect(judgeSignature(said, publishers)).toBe(verdict)
})

it('takes no silence for a yes', async () => {
  const silence = checkSignature(['Acme GmbH'], 'x.exe', () => Promise.reject(new Error('no PowerShell')))
  expect(faultOf(await silence.catch((error: unknown) => error))).toBe('not_checked')
  expect(await checkSignature(['Acme GmbH'], 'x.exe', async () => answer(0, dn))).toBeNull()
  expect(await checkSignature(['Acme GmbH'], 'x.exe', async () => answer(2, null))).toMatch(/signed/)
})

it.skipIf(process.platform === 'win32')('rejects where there is no Windows to ask', async () => {
  await expect(askWindows('/x.exe')).rejects.toThrow(/ENOENT/)
})
