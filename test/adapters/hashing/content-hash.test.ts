// Dropbox's content hash against vectors on which three independent programs agreed.
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { combineDigests, contentHashOf, hashBlockBytes, startContentHash } from '#adapters/hashing/content-hash.ts'
import { countedBytes } from '../http/counted-bytes.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function filled(sizeBytes: number, byte: string | number): Uint8Array {
  return Buffer.alloc(sizeBytes, byte)
}

const vectors: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['nothing', () => filled(0, 0), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['one A', () => filled(1, 'A'), '1cd6ef71e6e0ff46ad2609d403dc3fee244417089aa4461245a4e4fe23a55e42'],
  ['two A', () => filled(2, 'A'), '01e0655fb754d10418a73760f57515f4903b298e6d67dda6bf0987fa79c22c88'],
  ['4096 A', () => filled(4096, 'A'), '8620913d33852befe09f16fff8fd75f77a83160d29f76f07e0276e9690903035'],
  ['4194303 A', () => filled(4194303, 'A'), '647c8627d70f7a7d13ce96b1e7710a771a55d41a62c3da490d92e56044d311fa'],
  ['4194304 A', () => filled(4194304, 'A'), 'd4d63bac5b866c71620185392a8a6218ac1092454a2d16f820363b69852befa3'],
  ['4194305 A', () => filled(4194305, 'A'), '8f553da8d00d0bf509d8470e242888be33019c20c0544811f5b2b89e98360b92'],
  ['8388607 A', () => filled(8388607, 'A'), '83b30cf4fb5195b04a937727ae379cf3d06673bf8f77947f6a92858536e8369c'],
  ['8388608 A', () => filled(8388608, 'A'), 'e08b3ba1f538804075c5f939accdeaa9efc7b5c01865c94a41e78ca6550a88e7'],
  ['8388609 A', () => filled(8388609, 'A'), '02c8a4aefc2bfc9036f89a7098001865885938ca580e5c9e5db672385edd303c'],
  ['one zero byte', () => filled(1, 0), '1406e05881e299367766d313e26c05564ec91bf721d31726bd6e46e60689539a'],
  ['4194303 zero bytes', () => filled(4194303, 0), '839e2d868a885f260431d186466f0f3c189ee0eee5cc444b54e717740ad7f1c3'],
  ['4194304 zero bytes', () => filled(4194304, 0), 'c7e946d101855255d919ef0c70718633adf77d3dfb3adeeecf5d0cb4e951be58'],
  ['4194305 zero bytes', () => filled(4194305, 0), '14a4d47f23a30177885d9820122f17d2d3a55fe63f7f5c27b95f689e0b2accd6'],
  [
    '12582912 zero bytes',
    () => filled(12582912, 0),
    '822a8043666c5be998c321b6748845f9686322b64dbbb9df9268dc3f235d15b7',
  ],
  ['4194304 counted', () => countedBytes(4194304), 'b9654428408015906b44a00935b70af33830aa344b780b0eabd535a133150d04'],
  ['4194305 counted', () => countedBytes(4194305), '4a6cc0a344febaa07772e7c974834b2fb1d24594d4ba15f27c97a54699709f44'],
  ['9711423 counted', () => countedBytes(9711423), 'c2548ae69e493dad26831aa86c34eaba870021782fadfe084c1116b3e421f79d'],
  [
    'hello world',
    () => Buffer.from('hello world\n'),
    'f83e4b6bba3efac41f1ff56ee97adf7454680fee778924cb5ba06311d136ad1c',
  ],
]

test.each(vectors)('the content hash of %s is the one Dropbox computes', (_name, bytes, expected) => {
  expect(contentHashOf(bytes())).toBe(expected)
})

test.each([1, 63 * 1024 + 7, hashBlockBytes - 1, hashBlockBytes, hashBlockBytes + 1, 20_000_000])(
  'chunks of %i bytes come to the same hash as all bytes at once',
  (chunkBytes) => {
    const bytes = countedBytes(chunkBytes === 1 ? 70_001 : 9711423)
    const stream = startContentHash()
    for (let from = 0; from < bytes.byteLength; from += chunkBytes)
      stream.update(bytes.subarray(from, from + chunkBytes))
    expect(stream.digest()).toBe(contentHashOf(bytes))
  },
)

test('an empty stream has the hash of an empty file', () => {
  expect(startContentHash().digest()).toBe(contentHashOf(new Uint8Array(0)))
})

test('the digests of the blocks of the documented picture combine to its documented hash', () => {
  const digests = [
    '2a846fa617c3361fc117e1c5c1e1838c336b6a5cef982c1a2d9bdf68f2f1992a',
    'c68469027410ea393eba6551b9fa1e26db775f00eae70a0c3c129a0011a39cf9',
    '7376192de020925ce6c5ef5a8a0405e931b0a9a8c75517aacd9ca24a8a56818b',
  ].map((hex) => Buffer.from(hex, 'hex'))
  expect(combineDigests(digests)).toBe('485291fa0ee50c016982abbfa943957bcd231aae0492ccbaa22c58e3997b35e0')
})

test('rclone, written by others in another language, computes the same hashes', (context) => {
  if (spawnSync('rclone', ['version', '--config', '/dev/null']).status !== 0) {
    context.skip('rclone is not installed: the hashes are compared with the fixed vectors only')
  }
  const folder = temporaryFolder()
  const sizes = [0, 1, 4095, 1_000_003, 4194303, 4194304, 4194305, 9_000_001]
  for (const sizeBytes of sizes) writeFileSync(join(folder, String(sizeBytes)), countedBytes(sizeBytes))
  const args = ['--config', '/dev/null', 'hashsum', 'dropbox', folder]
  const told = execFileSync('rclone', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const ours = sizes.map((sizeBytes) => `${contentHashOf(countedBytes(sizeBytes))}  ${sizeBytes}`)
  expect(told.trim().split('\n').toSorted()).toEqual(ours.toSorted())
})
