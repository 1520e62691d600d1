// Published and independently computed values of Dropbox's content hash.
import { expect, test } from 'vitest'
import { contentHashOf, contentHashOfDigests } from '#emulator/model/content-hash.ts'

const mod251 = (length: number): Buffer => Buffer.from(Uint8Array.from({ length }, (_, index) => index % 251))

test.each([
  ['nothing', Buffer.alloc(0), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['one A', Buffer.alloc(1, 'A'), '1cd6ef71e6e0ff46ad2609d403dc3fee244417089aa4461245a4e4fe23a55e42'],
  [
    'one block less a byte',
    Buffer.alloc(4194303, 'A'),
    '647c8627d70f7a7d13ce96b1e7710a771a55d41a62c3da490d92e56044d311fa',
  ],
  ['one block', Buffer.alloc(4194304, 'A'), 'd4d63bac5b866c71620185392a8a6218ac1092454a2d16f820363b69852befa3'],
  [
    'one block and a byte',
    Buffer.alloc(4194305, 'A'),
    '8f553da8d00d0bf509d8470e242888be33019c20c0544811f5b2b89e98360b92',
  ],
  ['two blocks', Buffer.alloc(8388608, 'A'), 'e08b3ba1f538804075c5f939accdeaa9efc7b5c01865c94a41e78ca6550a88e7'],
  ['a pattern', mod251(9711423), 'c2548ae69e493dad26831aa86c34eaba870021782fadfe084c1116b3e421f79d'],
  ['hello world', Buffer.from('hello world\n'), 'f83e4b6bba3efac41f1ff56ee97adf7454680fee778924cb5ba06311d136ad1c'],
])('%s', (_name, bytes, expected) => {
  expect(contentHashOf(bytes)).toBe(expected)
})

test('the documented example is the hash of its three documented block digests', () => {
  const digests = [
    '2a846fa617c3361fc117e1c5c1e1838c336b6a5cef982c1a2d9bdf68f2f1992a',
    'c68469027410ea393eba6551b9fa1e26db775f00eae70a0c3c129a0011a39cf9',
    '7376192de020925ce6c5ef5a8a0405e931b0a9a8c75517aacd9ca24a8a56818b',
  ].map((hex) => Buffer.from(hex, 'hex'))
  expect(contentHashOfDigests(digests)).toBe('485291fa0ee50c016982abbfa943957bcd231aae0492ccbaa22c58e3997b35e0')
})
