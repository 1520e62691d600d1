#!/usr/bin/env bash
# Two names of one file (hard links, as backups, photo managers and `cp -l` make them), each watched by fs.watch in one process:
# Node 24.21.0 on Linux tells both listeners of a change, and gives both the name that was watched first. The listener
# of `report.txt` hears "draft.txt". Below it, the system knows one watch for the file, and libuv one name for it; also after
# the first watch was closed and its name deleted, so that the name told no longer exists.
# For whoever builds an uploader: take the path from what one asked to watch, never from the name that an event brings.
set -euo pipefail
[ "$(uname -s)" = Linux ] || { echo 'Only Linux is concerned.'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module","allowScripts":{"node":true}}' >package.json
timeout 120 npm i --no-audit --no-fund --silent node@24.21.0 || { echo 'Node could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { appendFileSync, linkSync, mkdirSync, unlinkSync, watch, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

console.log(`node ${process.version}`)
mkdirSync('drafts')
mkdirSync('outbox')
writeFileSync('drafts/draft.txt', 'one')
linkSync('drafts/draft.txt', 'outbox/report.txt')
let heard = []
const draft = watch('drafts/draft.txt', (event, name) => heard.push(['drafts/draft.txt', event, name]))
const report = watch('outbox/report.txt', (event, name) => heard.push(['outbox/report.txt', event, name]))
const namesFor = async (what, act) => {
  heard = []
  act()
  await sleep(500)
  for (const [path, event, name] of heard) console.log(`${what}: the watch of ${path} tells ${event} of ${name}`)
  return new Set(heard.filter(([path]) => path === 'outbox/report.txt').map(([, , name]) => name))
}
const first = await namesFor('written through report.txt', () => appendFileSync('outbox/report.txt', ' two'))
draft.close()
unlinkSync('drafts/draft.txt')
await sleep(300)
const second = await namesFor('draft.txt deleted, written again', () => appendFileSync('outbox/report.txt', ' three'))
report.close()
const asStated = [first, second].every((names) => names.size === 1 && names.has('draft.txt'))
console.log(asStated ? 'As stated: the watch of report.txt names draft.txt.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 30 ./node_modules/.bin/node try.mjs
