import { expect, test } from 'vitest'
import { parseOpenSslSpeed } from './content-hash.ts'
import { quoted } from '../rig/curl.ts'

test('the speed is read from what openssl prints for machines', () => {
  expect(parseOpenSslSpeed('+H:16384\n+F:25:sha256:1819967488.00\n')).toBe(1_819_967_488)
})

test('an answer of openssl that is none is not taken for a speed', () => {
  expect(() => parseOpenSslSpeed('+H:16384\n')).toThrow('cannot be read')
  expect(() => parseOpenSslSpeed('+F:25:sha256:0.00\n')).toThrow('cannot be read')
})

test('a JSON body survives the quoting of a curl settings file', () => {
  expect(quoted('{"path":"a\\b"}')).toBe(String.raw`"{\"path\":\"a\\b\"}"`)
})
