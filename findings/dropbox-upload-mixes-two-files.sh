#!/usr/bin/env bash
# The Dropbox SDK for JavaScript 10.47.0 has fileUpload() and uploadFile() for reliable uploads. One expects that a file which
# is replaced while it is read either ends in an error or is sent as one version. The SDK opens the path anew for each chunk
# and looks at the size alone, so a new version of equal length (a database, a disk image, a photo with rewritten tags) is
# appended to the old one. The promise resolves. Its downloads are checked by content hash, its uploads are not.
# For whoever builds an uploader: read through one descriptor, and compare the answer's hash with the hash of what was meant.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent dropbox@10.47.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import dropbox from 'dropbox'

const mebibyte = 1024 * 1024
writeFileSync('ledger.db', Buffer.alloc(12 * mebibyte, 'A'))
writeFileSync('ledger.new', Buffer.alloc(12 * mebibyte, 'B'))

// A session that keeps the bytes. After the first chunk the program that owns the file saves its next version by renaming.
const stored = []
const server = createServer((request, response) => {
  const parts = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    stored.push(...parts)
    if (request.url.endsWith('/append_v2') && existsSync('ledger.new')) renameSync('ledger.new', 'ledger.db')
    const size = stored.reduce((sum, part) => sum + part.length, 0)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.url.endsWith('/start') ? { session_id: 's' } : { name: 'ledger.db', size }))
  })
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const here = `http://127.0.0.1:${server.address().port}`
const client = new dropbox.Dropbox({
  accessToken: 'token',
  fetch: (url, options) => fetch(url.replace(/^https:\/\/[^/]+/, here), options),
})
const source = await dropbox.fileUpload('ledger.db')
const outcome = await dropbox
  .uploadFile(client, source, { path: '/ledger.db' }, { chunkSize: 4 * mebibyte })
  .then((result) => `resolved with ${JSON.stringify(result)}`)
  .catch((error) => `refused: ${error.message}`)
server.close()

const bytes = Buffer.concat(stored)
const old = bytes.filter((byte) => byte === 65).length / mebibyte
const fresh = bytes.filter((byte) => byte === 66).length / mebibyte
const { version } = JSON.parse(readFileSync('node_modules/dropbox/package.json', 'utf8'))
console.log(`dropbox ${version}, node ${process.version}`)
console.log(`uploadFile ${outcome}`)
console.log(`stored: ${old} MiB of the first version, then ${fresh} MiB of the second`)
const asStated = outcome.startsWith('resolved') && old === 4 && fresh === 8
console.log(asStated ? 'As stated: a file that never existed was uploaded without an error.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
