// Which signature a package for macOS gets.
import { describe, expect, it } from 'vitest'
import { keychainIdentities, macSigning } from '#resources/packaging/mac-signing.ts'

const none = '     0 valid identities found\n'
const some = '  1) 0123456789ABCDEF0123456789ABCDEF01234567 "Developer ID Application: Muster GmbH (ABCDE12345)"\n'
const adHoc = ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false']

describe('a package for macOS', () => {
  it('is signed ad hoc where there is no certificate', () => {
    expect(macSigning({ env: {}, identities: none })).toEqual(adHoc)
    expect(macSigning({ env: {}, identities: '' })).toEqual(adHoc)
    expect(macSigning({ env: { CSC_LINK: ' ', CSC_NAME: '' }, identities: none })).toEqual(adHoc)
  })

  it('is signed with a certificate that is named', () => {
    expect(macSigning({ env: { CSC_LINK: 'file.p12' }, identities: none })).toEqual([])
    expect(macSigning({ env: { CSC_NAME: 'Muster GmbH' }, identities: none })).toEqual([])
  })

  it('is signed with the certificate of the keychain, unless nobody may look there', () => {
    expect(macSigning({ env: {}, identities: some })).toEqual([])
    expect(macSigning({ env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false' }, identities: some })).toEqual(adHoc)
  })

  it('does not take a certificate of another kind for it', () => {
    expect(macSigning({ env: {}, identities: some.replace('Developer ID Application', 'Apple Development') })).toEqual(
      adHoc,
    )
  })

  it.skipIf(process.platform === 'darwin')('asks no keychain elsewhere', () => expect(keychainIdentities()).toBe(''))
})
