#!/usr/bin/env bash
# @tus/server 2.4.5 with @tus/file-store 2.1.1: `expirationPeriodInMilliseconds` is "the time before an ongoing upload is
# considered expired", and cleanUpExpiredUploads() is run from time to time to clear away what was given up. One expects finished
# files to stay. The store compares the length with an offset that it wrote down at creation and never again, so a finished upload
# looks like one given up: its file is deleted. And an upload that is on its way loses its file under the open request: the PATCH is
# answered 204 with the full offset, onUploadFinish is called, and there is no file.
# For whoever builds an uploader: move a file out of the store in onUploadFinish, look for it there, and never call the clean-up
# (or expire by files of your own choice).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent @tus/server@2.4.5 @tus/file-store@2.1.1 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`
console.log(`${version('@tus/server')}, ${version('@tus/file-store')}, node ${process.version}`)

const periodMs = 2000
const finished = []
const tus = new Server({
  path: '/files',
  datastore: new FileStore({ directory: 'store', expirationPeriodInMilliseconds: periodMs }),
  onUploadFinish: async (_request, { id, offset, size }) => {
    finished.push({ id, whole: offset === size, file: existsSync(`store/${id}`) })
    return {}
  },
})
const http = createServer((request, response) => tus.handle(request, response))
await new Promise((ready) => http.listen(0, '127.0.0.1', ready))
const base = `http://127.0.0.1:${http.address().port}/files`
const common = { 'Tus-Resumable': '1.0.0' }
const create = async (length) => {
  const answer = await fetch(base, { method: 'POST', headers: { ...common, 'Upload-Length': `${length}` } })
  return answer.headers.get('location')
}
const patch = (url, body) =>
  fetch(url, {
    method: 'PATCH',
    duplex: 'half',
    headers: { ...common, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body,
  })
const uploads = () => readdirSync('store').filter((name) => !name.endsWith('.json')).length

const first = await patch(await create(10), 'ten bytes.')
console.log(`  first upload, whole at once:      ${first.status}, finished: ${finished[0].whole}, file in the store: ${finished[0].file}`)
// The second upload takes longer than the period, and its bytes never stop for long.
const slow = patch(
  await create(10),
  ReadableStream.from(
    (async function* () {
      for (const byte of 'ten bytes.') {
        await sleep(periodMs / 5)
        yield Buffer.from(byte)
      }
    })(),
  ),
)
await sleep(periodMs * 1.5)
const before = uploads()
const cleaned = await tus.cleanUpExpiredUploads()
const after = uploads()
console.log(`  cleanUpExpiredUploads():          ${cleaned} removed; files in the store: ${before} before, ${after} after`)
const second = await slow
const offset = second.headers.get('upload-offset')
const last = finished.at(-1)
console.log(`  second upload, sent all the time: ${second.status}, Upload-Offset ${offset}, finished: ${last.whole}, file in the store: ${last.file}`)
http.close()
http.closeAllConnections()
const asStated =
  first.status === 204 &&
  finished.length === 2 &&
  finished[0].file &&
  cleaned === 2 &&
  after === 0 &&
  second.status === 204 &&
  offset === '10' &&
  last.whole &&
  !last.file
console.log(asStated ? 'As stated: the finished file is gone, and the other one is told as finished without a file.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
