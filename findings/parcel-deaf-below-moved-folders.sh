#!/usr/bin/env bash
# @parcel/watcher 2.6.0 watches a folder with all that is in it. On Linux somebody renames a subfolder, or drags a folder of scans in. One expects
# what is in it to be told, or at least what is saved in it from now on. The folder alone is told, and later what is saved directly in
# it. Its own subfolders, which were heard before the rename, are not heard again under any name for as long as the program runs: no
# new file, no save, no deletion. Folders that are made one by one are heard, and chokidar 6.0.0 hears all of them.
# For whoever builds an uploader: list a folder that is told, with all below it; and scan, since its subfolders stay silent.
set -euo pipefail
[ "$(uname -s)" = Linux ] || { echo 'Only Linux is concerned.'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent @parcel/watcher@2.6.0 chokidar@6.0.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { appendFileSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import parcel from '@parcel/watcher'
import chokidar from 'chokidar'

const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
console.log(`@parcel/watcher ${versionOf('@parcel/watcher')}, chokidar ${versionOf('chokidar')}, node ${process.version}`)

const folder = (path) => mkdirSync(path, { recursive: true })
const file = (path) => writeFileSync(path, 'first')
// What is done in the watched folder `in`; the path that a watcher should name; whether @parcel/watcher does.
const steps = [
  ['a file in a folder of the folder', 'in/2025/march/a.txt', true, () => file('in/2025/march/a.txt')],
  ['the folder renamed', 'in/2026', true, () => renameSync('in/2025', 'in/2026')],
  ['a file directly in it', 'in/2026/b.txt', true, () => file('in/2026/b.txt')],
  ['one in a folder of it', 'in/2026/march/c.txt', false, () => file('in/2026/march/c.txt')],
  ['an old one saved', 'in/2026/march/a.txt', false, () => appendFileSync('in/2026/march/a.txt', ' more')],
  ['an old one deleted', 'in/2026/march/a.txt', false, () => unlinkSync('in/2026/march/a.txt')],
  ['a folder moved in', 'in/scans', true, () => renameSync('scans', 'in/scans')],
  ['a file directly in it', 'in/scans/e.txt', true, () => file('in/scans/e.txt')],
  ['one in a folder of it', 'in/scans/april/f.txt', false, () => file('in/scans/april/f.txt')],
  ['another one there', 'in/scans/april/g.txt', false, () => file('in/scans/april/g.txt')],
]
folder('in/2025/march')
folder('scans/april')
let [byParcel, byChokidar] = [new Set(), new Set()]
const here = process.cwd()
await parcel.subscribe(`${here}/in`, (error, events) => {
  for (const { path } of error ? [] : events) byParcel.add(path)
})
const other = chokidar.watch(`${here}/in`, { ignoreInitial: true }).on('all', (_event, path) => byChokidar.add(path))
await new Promise((ready) => other.on('ready', ready))
await sleep(500)
let asStated = true
for (const [what, path, told, act] of steps) {
  byParcel = new Set()
  byChokidar = new Set()
  act()
  await sleep(1200)
  const said = [byParcel, byChokidar].map((paths) => paths.has(`${here}/${path}`))
  console.log(`  ${what}, ${path}: @parcel/watcher ${said[0] ? 'tells' : 'SILENT'}, chokidar ${said[1] ? 'tells' : 'SILENT'}`)
  asStated &&= said[0] === told && said[1]
}
console.log(asStated ? 'As stated: folders below a moved one are silent.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 40 node try.mjs
