#!/usr/bin/env bash
# tus-js-client 4.3.1 finds an interrupted upload again by a fingerprint of the file. In Node, for a Buffer, one expects the
# fingerprint to be of the content; it is of the first 64 KiB, the length and the endpoint. Two versions that differ further on
# (databases, archives of equal length, pictures with equal headers) are taken for the same upload: the resumed one has the
# first part of the old version and the last part of the new one, and success is reported by client and server.
# For whoever builds an uploader: give a `fingerprint` of the whole content, and compare hashes at the end all the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent tus-js-client@4.3.1 @tus/server@2.4.5 @tus/file-store@2.1.1 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import * as tus from 'tus-js-client'

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
console.log(`tus-js-client ${version('tus-js-client')}, @tus/server ${version('@tus/server')}, node ${process.version}`)

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
const options = {
  endpoint: `http://127.0.0.1:${server.address().port}/files`,
  urlStorage: new tus.FileUrlStorage('uploads.json'),
  chunkSize: 100 * 1024,
  retryDelays: null,
}
// Two versions of one file: equal length, equal first 64 KiB.
const first = Buffer.alloc(400 * 1024, '1')
const second = Buffer.concat([first.subarray(0, 64 * 1024), Buffer.alloc(336 * 1024, '2')])

// The first version is interrupted after three quarters.
await new Promise((stopped) => {
  const upload = new tus.Upload(first, {
    ...options,
    onChunkComplete: (_size, accepted) => {
      if (accepted === 300 * 1024) void upload.abort().then(stopped)
    },
  })
  upload.start()
})
// The second is sent as the usage guide has it: look for a previous upload, resume it, start.
const url = await new Promise((resolve, reject) => {
  const upload = new tus.Upload(second, { ...options, onSuccess: () => resolve(upload.url), onError: reject })
  void upload.findPreviousUploads().then((previous) => {
    console.log(`previous uploads found for the second version: ${previous.length}`)
    if (previous.length > 0) upload.resumeFromPreviousUpload(previous[0])
    upload.start()
  })
})
server.close()
server.closeAllConnections()

const stored = readFileSync(`stored/${url.split('/').at(-1)}`)
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
const ones = stored.filter((byte) => byte === 49).length / 1024
const twos = stored.filter((byte) => byte === 50).length / 1024
console.log(`onSuccess was called, onUploadFinish ${finished} time(s)`)
console.log(`first ${hash(first)}, second ${hash(second)}, stored ${hash(stored)} (${ones} KiB of "1", ${twos} KiB of "2")`)
const asStated = finished === 1 && ones === 300 && twos === 100
console.log(asStated ? 'As stated: neither version was stored, and all report success.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
