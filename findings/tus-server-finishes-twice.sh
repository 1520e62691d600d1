#!/usr/bin/env bash
# @tus/server 2.4.5 calls onUploadFinish when an upload is complete; a relay moves the file on from there. One expects one call for
# each upload. Every PATCH that finds the upload complete calls it again: a client that did not get the answer to its last PATCH
# and asks once more at the end (a valid request of no bytes, Upload-Offset equal to Upload-Length) makes the relay hand the same
# file on a second time, and both requests are answered 204. An upload of 0 bytes is finished by its POST, and again by a PATCH.
# For whoever builds an uploader: what follows onUploadFinish must be done once by upload id, or be harmless when done twice.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent @tus/server@2.4.5 @tus/file-store@2.1.1 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'

const { version } = JSON.parse(readFileSync('node_modules/@tus/server/package.json', 'utf8'))
console.log(`@tus/server ${version}, node ${process.version}`)
mkdirSync('stored')
let finished = 0
const relay = new Server({
  path: '/files',
  datastore: new FileStore({ directory: 'stored' }),
  onUploadFinish: async () => {
    finished += 1
    return {}
  },
})
const server = createServer((request, response) => relay.handle(request, response))
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const here = `http://127.0.0.1:${server.address().port}`
const send = async (method, url, headers, body) => {
  const before = finished
  const response = await fetch(url, { method, headers: { 'Tus-Resumable': '1.0.0', ...headers }, body })
  console.log(
    `  ${method.padEnd(5)} ${JSON.stringify(headers).padEnd(90)} -> ${response.status}, onUploadFinish called ${finished - before} time(s)`,
  )
  return response
}
const run = async (bytes) => {
  console.log(`an upload of ${bytes.length} bytes:`)
  const before = finished
  const created = await send('POST', `${here}/files`, { 'Upload-Length': String(bytes.length) })
  const url = here + new URL(created.headers.get('location')).pathname
  const patch = (offset, body) =>
    send('PATCH', url, { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }, body)
  const answers = [await patch(0, bytes), await patch(bytes.length, '')]
  return `${answers.map((answer) => answer.status).join()}: ${finished - before}`
}
const five = await run('hello')
const none = await run('')
server.close()
server.closeAllConnections()
const asStated = five === '204,204: 2' && none === '204,204: 3'
console.log(asStated ? 'As stated: one upload is finished again by each PATCH at its end.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
