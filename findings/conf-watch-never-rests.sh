#!/usr/bin/env bash
# conf 16.0.0 (the store inside electron-store 12) has `watch: true` for settings that another process changes, and `cache: true`,
# whose cache is dropped when the watcher reports a change. One expects to read a new value a moment after it was written. On
# Linux the report waits until the file has rested for a whole second, without an upper limit: while the other process writes
# anything twice a second (a counter, a progress), no change is told and get() gives the old value, for as long as it goes on.
# For whoever builds an uploader: keep what ticks out of the settings file, and no cache over a file that others write.
set -euo pipefail
[ "$(uname -s)" = Linux ] || { echo 'Only Linux is concerned: elsewhere conf watches in another way.'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent conf@16.0.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >writer.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises'
import Conf from 'conf'

const store = new Conf({ cwd: process.cwd(), projectName: 'writer' })
for (let tick = 1; tick <= 24; tick += 1) {
  store.set({ paused: true, tick })
  await sleep(500)
}
JS
cat >try.mjs <<'JS'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import Conf from 'conf'

const { version } = JSON.parse(readFileSync('node_modules/conf/package.json', 'utf8'))
console.log(`conf ${version}, node ${process.version}`)
writeFileSync('config.json', JSON.stringify({ paused: false, tick: 0 }))
const reader = new Conf({ cwd: process.cwd(), projectName: 'reader', watch: true, cache: true })
let told = 0
reader.onDidAnyChange(() => (told += 1))
reader.get('paused')
await sleep(300)
const ended = new Promise((done) => execFile(process.execPath, ['writer.mjs'], done))
const looks = []
for (let second = 3; second <= 9; second += 3) {
  await sleep(3000)
  const { paused, tick } = JSON.parse(readFileSync('config.json', 'utf8'))
  looks.push({ file: paused, reader: reader.get('paused'), told })
  console.log(`after ${second} s: the file says paused ${paused} (tick ${tick}), get() says ${reader.get('paused')}, told ${told} times`)
}
await ended
await sleep(2500)
console.log(`2.5 s after the last write: get() says ${reader.get('paused')}, told ${told} times`)
const asStated =
  looks.every((look) => look.file === true && look.reader === false && look.told === 0) &&
  reader.get('paused') === true &&
  told === 1
console.log(asStated ? 'As stated: nothing is told until the file rests.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
