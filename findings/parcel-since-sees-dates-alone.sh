#!/usr/bin/env bash
# @parcel/watcher 2.6.0 tells what changed while nobody watched: `writeSnapshot` before, `getEventsSince` after. One expects what a
# listing shows to count: size and dates. On Linux only the date of the last change is kept and compared. Archives that are built
# reproducibly give every file one fixed date, so unpacking the second version over the first changes each file, its size too, and
# nothing is told; nor when a file is put back from a backup with the date it has already.
# For whoever builds an uploader: compare size, inode, birth and ctime as well; a date that stayed is no proof of bytes that stayed.
set -euo pipefail
command -v tar >/dev/null || { echo 'It needs GNU tar.'; exit 2; }
[ "$(uname -s)" = Linux ] || { echo 'Only tried on Linux.'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent @parcel/watcher@2.6.0 || { echo 'The packages could not be installed.'; exit 2; }
for version in 1 2; do
  mkdir "v$version"
  seq $((version * 1000)) >"v$version/table.csv"
  echo "version $version" >"v$version/notes.txt"
  tar --mtime='2020-01-01 00:00:00Z' --owner=0 --group=0 -C "v$version" -cf "v$version.tar" table.csv notes.txt
done
mkdir watched
cat >try.mjs <<'JS'
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import watcher from '@parcel/watcher'

const { version } = JSON.parse(readFileSync('node_modules/@parcel/watcher/package.json', 'utf8'))
console.log(`@parcel/watcher ${version}, node ${process.version}`)
const folder = `${process.cwd()}/watched`
const unpack = (archive) => execFileSync('tar', ['-xf', archive, '-C', folder])
const look = () => {
  const { size, mtimeMs, ctimeMs } = statSync(`${folder}/table.csv`)
  return { size, mtimeMs, ctimeMs }
}
// What is told of `act`, done while nobody watches.
const told = async (act) => {
  await watcher.writeSnapshot(folder, 'snapshot')
  act()
  const events = await watcher.getEventsSince(folder, 'snapshot')
  return events.map(({ type, path }) => `${type} ${path.split('/').at(-1)}`).sort().join(', ') || 'nothing'
}
unpack('v1.tar')
const before = look()
const unpacked = await told(() => unpack('v2.tar'))
const after = look()
console.log(`version 2 unpacked over version 1: table.csv has ${before.size} bytes, then ${after.size}`)
const sameOrNot = (time) => (before[time] === after[time] ? 'the same' : 'another')
console.log(`  mtime ${sameOrNot('mtimeMs')}, ctime ${sameOrNot('ctimeMs')}; told: ${unpacked}`)
const saved = await told(() => writeFileSync(`${folder}/notes.txt`, 'changed by hand'))
console.log(`a file saved by hand; told: ${saved}`)
const asStated =
  before.size !== after.size && before.mtimeMs === after.mtimeMs && unpacked === 'nothing' && saved === 'update notes.txt'
console.log(asStated ? 'As stated: every file is another, and nothing is told.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
