import { expect, test } from 'vitest'
import { readProxyEnvironment, type Environment } from '#shared/http/proxy-environment.ts'

const read = (environment: Environment) => readProxyEnvironment(environment, (text) => URL.parse(text))

const proxy = 'http://user:secret@proxy.example:3128'

test.each([{}, { HTTPS_PROXY: '' }, { HTTP_PROXY: proxy }, { NO_PROXY: '*' }])(
  'no proxy for https in %j',
  (environment) => expect(read(environment)).toEqual({ kind: 'none' }),
)

test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'])(
  '%s names the proxy, told without its password',
  (name) => {
    expect(read({ [name]: proxy, NO_PROXY: 'a.example' })).toEqual({
      kind: 'proxy',
      name,
      speaks: 'http',
      url: proxy,
      except: 'a.example',
      host: 'proxy.example:3128',
    })
  },
)

test.each(['socks5h://anna:secret@127.0.0.1:1080', 'socks5://127.0.0.1:1080', 'socks://127.0.0.1:1080'])(
  'a proxy of SOCKS 5: %s',
  (url) => {
    expect(read({ ALL_PROXY: url })).toMatchObject({ kind: 'proxy', speaks: 'socks', url, host: '127.0.0.1:1080' })
  },
)

test('what is said of https alone goes before what is said of all', () => {
  expect(read({ ALL_PROXY: 'socks5://127.0.0.1:1080', HTTPS_PROXY: proxy })).toMatchObject({
    kind: 'proxy',
  })
})

test.each([
  ['ALL_PROXY', 'socks4://user:secret@127.0.0.1:1080'],
  ['HTTPS_PROXY', 'socks4a://127.0.0.1:1080'],
  ['https_proxy', 'ours.example:3128'],
  ['HTTPS_PROXY', 'http://bad host'],
])('%s=%s is refused in a sentence that names it and keeps its value', (name, value) => {
  const choice = read({ [name]: value })
  expect(choice).toEqual({ kind: 'unusable', name })
  expect(JSON.stringify(choice)).not.toContain(value)
})
