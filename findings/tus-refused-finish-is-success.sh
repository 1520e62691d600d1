#!/usr/bin/env bash
# @tus/server 2.4.5 says that onUploadFinish can be used to validate a file: an object that it throws is the answer to the client.
# One expects that tus-js-client 4.3.1 then reports an error. After an answer of 500 or 503 ("the hash is wrong", "Dropbox did not
# take it") it retries, asks by HEAD how many bytes are there, hears that all are, and calls onSuccess; the hook is not asked again.
# Only an answer of 4xx other than 409 and 423 arrives as an error. With retries off (retryDelays: null) 500 does too.
# For whoever builds an uploader: success of a tus client means "all bytes are at the relay" and no more; ask the relay afterwards.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent tus-js-client@4.3.1 @tus/server@2.4.5 @tus/file-store@2.1.1 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import * as tus from 'tus-js-client'

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
console.log(`tus-js-client ${version('tus-js-client')}, @tus/server ${version('@tus/server')}, node ${process.version}`)
mkdirSync('stored')
let refusal = 0
let asked = 0
const relay = new Server({
  path: '/files',
  datastore: new FileStore({ directory: 'stored' }),
  onUploadFinish: async () => {
    asked += 1
    throw { status_code: refusal, body: 'the content hash is wrong' }
  },
})
const requests = []
const server = createServer((request, response) => {
  response.on('finish', () => requests.push(`${request.method} ${response.statusCode}`))
  return relay.handle(request, response)
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const endpoint = `http://127.0.0.1:${server.address().port}/files`
const run = async (status, options) => {
  refusal = status
  asked = 0
  requests.length = 0
  const outcome = await new Promise((resolve) => {
    const upload = new tus.Upload(Buffer.from('hello'), {
      endpoint,
      ...options,
      onSuccess: () => resolve('onSuccess'),
      onError: () => resolve('onError'),
    })
    upload.start()
  })
  console.log(`  refused with ${status}, ${JSON.stringify(options).padEnd(22)} ${requests.join(', ')} -> ${outcome}, hook asked ${asked} time(s)`)
  return `${outcome} ${asked}`
}
const results = [await run(500, {}), await run(503, {}), await run(422, {}), await run(500, { retryDelays: null })]
server.close()
server.closeAllConnections()
const asStated = results.join() === 'onSuccess 1,onSuccess 1,onError 1,onError 1'
console.log(asStated ? 'As stated: what the server refused is reported as sent.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
