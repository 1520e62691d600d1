#!/usr/bin/env bash
# oidc-provider 9.13.3 gives a desktop app a new refresh token at each refresh, and ttl.RefreshToken says how long one lives, here 90
# days. One expects that a computer which refreshes every day stays signed in. Below the tokens lies the grant of the sign-in, with a
# life of its own (ttl.Grant, 14 days unless set) that no refresh makes longer: on the 14th day the refresh is answered
# invalid_grant, with a refresh token of the day before and 89 days to go. All computers of one roll-out are signed out on one day.
# For whoever builds an uploader: set ttl.Grant with ttl.RefreshToken, and move a test's clock past both. openid-client 6.9.0 asks here.
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

// Both run in this process and read this clock, which is moved on by whole days.
const dayMs = 24 * 60 * 60 * 1000
const realNow = Date.now
let daysPassed = 0
Date.now = () => realNow() + daysPassed * dayMs

const server = createServer((request, response) => answer(request, response))
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const issuer = `http://127.0.0.1:${server.address().port}`
const redirect = 'http://127.0.0.1/signed-in'
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'uploader',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: [redirect],
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  ttl: { RefreshToken: (90 * dayMs) / 1000 },
})
let detail = ''
provider.on('grant.error', (_context, error) => (detail = error.error_detail))
const answer = provider.callback()

// Signs in as a person would: the provider's own pages, with their forms sent by hand.
const signIn = async (config) => {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  let at = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid offline_access',
    prompt: 'consent',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  const cookies = new Map()
  let form
  for (let step = 0; step < 12 && !at.href.startsWith(redirect); step += 1) {
    const page = await fetch(at, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    })
    for (const cookie of page.headers.getSetCookie()) cookies.set(...cookie.split(';')[0].split('='))
    form = undefined
    if (page.headers.has('location')) {
      at = new URL(page.headers.get('location'), at)
      continue
    }
    const html = await page.text()
    at = new URL(html.match(/action="([^"]+)"/)[1], at)
    form = new URLSearchParams({ prompt: html.match(/name="prompt" value="(\w+)"/)[1], login: 'anna', password: 'any' })
  }
  return client.authorizationCodeGrant(config, at, { pkceCodeVerifier })
}
const config = await client.discovery(new URL(issuer), 'uploader', undefined, client.None(), {
  execute: [client.allowInsecureRequests],
})
let tokens = await signIn(config)
let rotated = 0
let refusal = 'none'
let daysLeft
while (daysPassed < 30) {
  daysPassed += 1
  const stored = await provider.RefreshToken.find(tokens.refresh_token)
  daysLeft = Math.round((stored?.remainingTTL ?? 0) / 86400)
  try {
    const next = await client.refreshTokenGrant(config, tokens.refresh_token)
    if (next.refresh_token !== tokens.refresh_token) rotated += 1
    tokens = next
  } catch (error) {
    refusal = error.error
    break
  }
}
console.log(`  refreshed each day, new refresh tokens: ${rotated}`)
console.log(`  day ${daysPassed}: ${refusal} (${detail}); the refresh token had ${daysLeft} more days`)
const asStated = rotated === 13 && daysPassed === 14 && refusal === 'invalid_grant' && daysLeft === 89
console.log(asStated ? 'As stated: signed out after 14 days, used or not.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
