#!/usr/bin/env bash
# openid-client 6.9.0 asks for a person who signs in with a code on another device (RFC 8628): pollDeviceAuthorizationGrant asks every few
# seconds, for the minutes that the code lives, and goes on by itself at `authorization_pending` and `slow_down`. One expects it to
# go on as well where one of these hundred questions meets a bad moment. It ends at the first: a connection that breaks, a 502 of
# the proxy before the provider, a 503 (only one with Retry-After is waited for), while the code is good for ten more minutes.
# For whoever builds an uploader: call it again with the same answer until the code has run out; only the provider's own errors are final.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent oidc-provider@9.13.3 openid-client@6.9.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

// The provider warns about its defaults for development.
console.info = console.warn = () => {}
const { default: Provider } = await import('oidc-provider')
const client = await import('openid-client')
const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`
console.log(`${version('oidc-provider')}, ${version('openid-client')}, node ${process.version}`)

// Before the provider stands what stands before most: something that answers by itself now and then.
let badMoment = null
let questions = 0
const server = createServer((request, response) => {
  if (request.url !== '/token') return answer(request, response)
  questions += 1
  if (badMoment === null || questions !== 2) return answer(request, response)
  if (badMoment === 'a broken connection') return request.socket.destroy()
  const [status, headers] = badMoment
  response.writeHead(status, headers).end()
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const issuer = `http://127.0.0.1:${server.address().port}`
const provider = new Provider(issuer, {
  features: { deviceFlow: { enabled: true } },
  clients: [
    {
      client_id: 'terminal',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: [],
      response_types: [],
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
    },
  ],
})
const answer = provider.callback()
const config = await client.discovery(new URL(issuer), 'terminal', undefined, client.None(), {
  execute: [client.allowInsecureRequests],
})

const askFor = async (code, ms) => {
  const signal = AbortSignal.timeout(ms)
  return client.pollDeviceAuthorizationGrant(config, code, undefined, { signal }).then(
    () => 'signed in',
    (error) => (signal.aborted ? 'still asking' : `ended: ${error.cause?.code ?? error.code ?? error.message}`),
  )
}

/** What becomes of a sign-in whose second question meets this. Nobody types the code; after five seconds the person gives up. */
const signInWith = async (moment) => {
  badMoment = moment
  questions = 0
  const code = { ...(await client.initiateDeviceAuthorization(config, { scope: 'openid' })), interval: 1 }
  const end = await askFor(code, 5000)
  badMoment = null
  return { end, asked: questions, again: await askFor(code, 2500) }
}

const moments = [null, 'a broken connection', [502, {}], [503, {}], [503, { 'retry-after': '1' }]]
const seen = []
for (const moment of moments) {
  const { end, asked, again } = await signInWith(moment)
  seen.push({ end, again })
  const what = moment === null ? 'nothing' : typeof moment === 'string' ? moment : `${moment[0]} ${JSON.stringify(moment[1])}`
  console.log(`the second question meets ${what}: ${end} after ${asked} questions; with the same code again: ${again}`)
}
server.closeAllConnections()
server.close()
const asStated = seen.every(
  ({ end, again }, index) => again === 'still asking' && end.startsWith(index === 0 || index === 4 ? 'still asking' : 'ended'),
)
console.log(asStated ? 'As stated: one bad moment ends the sign-in.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 58 node try.mjs
