// The command line of the server.
import { describe, expect, test } from 'vitest'
import { parseArguments } from '#server/config/arguments.ts'

test('a company is served from a settings file', () => {
  expect(parseArguments(['--config', 'c.json', '--port', '0', '--json'])).toEqual({
    kind: 'config',
    path: 'c.json',
    port: 0,
    json: true,
  })
})

test('a demo needs a Dropbox stand-in on this computer', () => {
  expect(parseArguments(['--demo', '--dropbox', 'http://127.0.0.1:81/', '--token-file', 't'])).toEqual({
    kind: 'demo',
    dropboxUrl: 'http://127.0.0.1:81',
    tokenFile: 't',
    relayFile: null,
    port: null,
    json: false,
  })
})

test('a settings file can be checked', () => {
  expect(parseArguments(['--check', 'c.json'])).toEqual({ kind: 'check', path: 'c.json', json: false })
})

test('a token can be made, and help asked for', () => {
  expect(parseArguments(['--make-token', 'laptop-7'])).toEqual({ kind: 'make_token', name: 'laptop-7' })
  expect(parseArguments(['--help'])).toEqual({ kind: 'help' })
  expect(parseArguments(['-h'])).toEqual({ kind: 'help' })
})

describe('anything else is refused with a sentence', () => {
  test.each([
    [[], 'Either --config FILE or --demo --dropbox URL is needed.'],
    [['--bogus'], "Unknown option '--bogus'"],
    [['extra', '--demo'], "Unexpected argument 'extra'"],
    [['--config', 'c.json', '--demo'], '--config does not go with --demo, --dropbox, --token-file or --relay-file.'],
    [['--check', 'c.json', '--config', 'c.json'], '--check takes the settings file itself'],
    [['--check', 'c.json', '--port', '1'], '--check takes the settings file itself'],
    [['--demo'], '--demo needs --dropbox with a local address like http://127.0.0.1:8081.'],
    [['--demo', '--dropbox', 'https://api.dropboxapi.com'], '--demo needs --dropbox with a local address'],
    [['--config', 'c.json', '--port', '70000'], '--port needs a number from 0 to 65535.'],
    [['--config', 'c.json', '--port', 'x'], '--port needs a number from 0 to 65535.'],
  ])('%j', (words, because) => {
    const command = parseArguments(words)
    expect(command).toMatchObject({ kind: 'refused' })
    expect(command.kind === 'refused' ? command.because : '').toContain(because)
  })
})
