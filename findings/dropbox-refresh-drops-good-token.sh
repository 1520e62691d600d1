#!/usr/bin/env bash
# The Dropbox SDK for JavaScript 10.47.0 renews an access token five minutes before it ends. One expects that a renewal which
# fails leaves the token that is still good, or ends the call in an error. When a proxy or the page of a Wi-Fi answers it with
# status 200 and HTML, the SDK takes the page for the result: the good token becomes undefined, the upload is sent without
# an Authorization header, and filesUpload resolves with the page, as a string, in `result`.
# For whoever builds an uploader: a call that resolved is no upload. Check that the result is an object with the hash you sent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent dropbox@10.47.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import dropbox from 'dropbox'

const seen = []
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const path = request.url.split('?')[0]
    seen.push(`${path}: ${request.headers.authorization ?? 'no Authorization'}`)
    response.setHeader('content-type', 'text/html')
    response.end('<html>Please sign in to this network</html>')
  })
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const here = `http://127.0.0.1:${server.address().port}`
const client = new dropbox.Dropbox({
  accessToken: 'still-good',
  accessTokenExpiresAt: new Date(Date.now() + 4 * 60 * 1000),
  refreshToken: 'refresh',
  clientId: 'app',
  fetch: (url, options) => fetch(url.replace(/^https:\/\/[^/]+/, here), options),
})
const outcome = await client.filesUpload({ path: '/a.txt', contents: Buffer.from('hello') }).catch((error) => error)
server.close()

const { version } = JSON.parse(readFileSync('node_modules/dropbox/package.json', 'utf8'))
console.log(`dropbox ${version}, node ${process.version}`)
for (const line of seen) console.log(' ', line)
console.log(`filesUpload: status ${outcome.status}, result is a ${typeof outcome.result}: ${outcome.result}`)
console.log(`the access token afterwards: ${client.auth.getAccessToken()}, good until ${client.auth.getAccessTokenExpiresAt()}`)
const asStated =
  seen.length === 2 &&
  seen[1] === '/2/files/upload: no Authorization' &&
  outcome instanceof dropbox.DropboxResponse &&
  typeof outcome.result === 'string' &&
  client.auth.getAccessToken() === undefined
console.log(asStated ? 'As stated: the good token is gone and nobody was told.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
