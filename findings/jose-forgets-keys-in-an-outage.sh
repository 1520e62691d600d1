#!/usr/bin/env bash
# jose 6.2.18 fetches the identity provider's public keys (createRemoteJWKSet) and keeps them for ten minutes (cacheMaxAge). When they are
# older and the provider does not answer, one expects the known keys to go on being used, with a new try now and then: tokens
# that the provider signed an hour ago are as good as before. They are dropped: every token is refused as soon as the keys
# are ten minutes old, each with a fetch of its own (the 30 s of cooldownDuration count for unknown key ids only), and where the
# provider hangs, each waits for timeoutDuration first. The age is one second here.
# For whoever builds an uploader's server: keep the last good set, and ask for new keys beside the answers, not before them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent jose@6.2.18 || { echo 'The package could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'

console.log(`jose ${JSON.parse(readFileSync('node_modules/jose/package.json', 'utf8')).version}, node ${process.version}`)
const { publicKey, privateKey } = await generateKeyPair('ES256')
const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] }
let [provider, fetched] = ['well', 0]
const server = createServer((_request, response) => {
  fetched += 1
  if (provider === 'well') response.setHeader('content-type', 'application/json').end(JSON.stringify(keys))
  else if (provider === 'down') response.writeHead(503).end()
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const issuer = `http://127.0.0.1:${server.address().port}`
const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'one' }).setIssuer(issuer).setExpirationTime('1h').sign(privateKey)
const keySet = createRemoteJWKSet(new URL(`${issuer}/keys`), { cacheMaxAge: 1000, timeoutDuration: 400 })

const check = async (what) => {
  const [before, beganMs] = [fetched, Date.now()]
  const answers = []
  for (let request = 0; request < 5; request += 1) {
    answers.push(await jwtVerify(token, keySet, { issuer }).then(() => 'good', (error) => error.code))
  }
  const result = { answers: [...new Set(answers)].join(), fetches: fetched - before, waited: Date.now() - beganMs >= 5 * 390 }
  console.log(`${what}: 5 requests with one good token: ${result.answers}; ${result.fetches} fetches${result.waited ? ', each waited' : ''}`)
  return result
}
const well = await check('the provider is well')
provider = 'down'
const young = await check('503, keys younger than cacheMaxAge')
await sleep(1100)
const down = await check('503, keys older')
provider = 'hanging'
const hanging = await check('no answer, keys older')
provider = 'well'
const after = await check('well again')
server.closeAllConnections()
server.close()
const asStated =
  [well, after].every((one) => one.answers === 'good' && one.fetches <= 1) &&
  young.answers === 'good' &&
  [down, hanging].every((one) => one.fetches === 5 && !one.answers.includes('good')) &&
  hanging.waited
console.log(asStated ? 'As stated: known keys are not used while the provider is away.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 30 node try.mjs
