#!/usr/bin/env bash
# fs.watch of Node 24.21.0 with `recursive: true` on Linux. Editors save by writing a file beside and renaming it over the old one, so one
# expects a watched folder to tell of the next save as it told of this one; without `recursive` it does. Below `recursive` each file has
# a watch of its own, which stays with the bytes that were replaced: after its first save by a rename a file is never told again,
# neither of a write in place nor of another rename, at the top and in subfolders. New files are told all the while.
# For whoever builds an uploader: a watch for each folder (chokidar has them), and scans that compare times beside the events.
set -euo pipefail
[ "$(uname -s)" = Linux ] || { echo 'Only Linux is concerned.'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
node=$(command -v node || true)
if [ -z "$node" ] || [ "$("$node" --version)" != v24.21.0 ]; then
  echo '{"private":true,"allowScripts":{"node":true}}' >package.json
  timeout 120 npm i --no-audit --no-fund --silent node@24.21.0 || { echo 'Node could not be installed.'; exit 2; }
  node=node_modules/.bin/node
fi
cat >try.mjs <<'JS'
import { appendFileSync, mkdirSync, renameSync, watch, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

console.log(`node ${process.version}`)

/** Saves as an editor does: a file beside, renamed over the old one. */
const saveByRename = (path) => {
  writeFileSync(`${path}.new`, 'saved by rename')
  renameSync(`${path}.new`, path)
}
const steps = [
  ['written in place', (path) => appendFileSync(path, ' more')],
  ['saved by rename', saveByRename],
  ['written in place', (path) => appendFileSync(path, ' more')],
  ['saved by rename', saveByRename],
]
/** For each step whether an event named the file; at last whether a new file beside it is told. */
const toldOf = async (what, watched, recursive, name) => {
  const folder = `${watched}/${name}`.replace(/\/[^/]*$/, '')
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${watched}/${name}`, 'first')
  let names = []
  const watcher = watch(watched, { recursive }, (_event, changed) => names.push(changed))
  const told = []
  await sleep(300)
  for (const [step, act] of steps) {
    names = []
    act(`${watched}/${name}`)
    await sleep(400)
    told.push(`${step}: ${names.includes(name) ? 'told' : 'NOTHING'}`)
  }
  names = []
  writeFileSync(`${folder}/another.txt`, 'first')
  await sleep(400)
  told.push(`another file: ${names.some((changed) => changed.endsWith('another.txt')) ? 'told' : 'NOTHING'}`)
  watcher.close()
  console.log(`${what}\n  ${told.join('\n  ')}`)
  return told.map((line) => (line.endsWith('told') ? 1 : 0)).join('')
}
const asStated =
  (await toldOf('report.txt, not recursive', 'plain', false, 'report.txt')) === '11111' &&
  (await toldOf('report.txt, recursive', 'top', true, 'report.txt')) === '11001' &&
  (await toldOf('march/report.txt, recursive', 'below', true, 'march/report.txt')) === '11001'
console.log(asStated ? 'As stated: what was saved by a rename is not told again.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 "$node" try.mjs
