import { expect, test } from 'vitest'
import { parseContentEncoding } from '#shared/http/content-encoding.ts'

test.each([
  [undefined, []],
  [null, []],
  ['', []],
  ['identity', []],
  ['GZIP', ['gzip']],
  ['x-gzip', ['gzip']],
  ['deflate, identity, br', ['br', 'deflate']],
  ['gzip,gzip,gzip', ['gzip', 'gzip', 'gzip']],
  ['gzip,gzip,gzip,gzip', null],
  ['zstd', null],
  ['gzip; q=1', null],
])('%s comes off as %j', (header, layers) => expect(parseContentEncoding(header)).toEqual(layers))
