#!/usr/bin/env bash
# A script replaces the watched folder as a whole (mv in previous; mv next in), as deployments and restores do. One expects that
# chokidar 6.0.0 either notices nothing more or takes up the new folder, as it does when the name was away for a second. It does
# half: new names at the top and new subfolders are told, so all looks well, but subfolders that both trees have stay tied to the
# old tree. Saves in them are never told, and a save in the tree that was moved away is told as a change of the watched one.
# For whoever builds an uploader: compare the root's inode from time to time, and start a new watcher when it is another one.
set -euo pipefail
[ "$(uname -s)" = Linux ] || { echo 'Only tried on Linux.'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent chokidar@6.0.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { watch } from 'chokidar'

const { version } = JSON.parse(readFileSync('node_modules/chokidar/package.json', 'utf8'))
console.log(`chokidar ${version}, node ${process.version}`)

// The same steps with and without a pause between the two moves.
const run = async (base, pause) => {
  for (const tree of ['in', 'next']) {
    mkdirSync(`${base}/${tree}/invoices`, { recursive: true })
    writeFileSync(`${base}/${tree}/invoices/march.txt`, tree)
  }
  const events = []
  const watcher = watch(`${process.cwd()}/${base}/in`, { ignoreInitial: true })
  watcher.on('all', (event, path) => events.push(`${event} ${path.split(`/${base}/`)[1]}`))
  await new Promise((ready) => watcher.once('ready', ready))
  await sleep(300)
  const step = async (what, act) => {
    events.length = 0
    await act()
    await sleep(1200)
    const heard = [...events]
    console.log(`  ${what.padEnd(34)} ${heard.join(', ') || 'nothing'}`)
    return heard
  }
  await step('mv in previous; mv next in', async () => {
    renameSync(`${base}/in`, `${base}/previous`)
    await sleep(pause)
    renameSync(`${base}/next`, `${base}/in`)
  })
  const top = await step('save in/top.txt', () => writeFileSync(`${base}/in/top.txt`, 'x'))
  const below = await step('save in/invoices/april.txt', () => writeFileSync(`${base}/in/invoices/april.txt`, 'x'))
  const away = await step('change previous/invoices/march.txt', () =>
    writeFileSync(`${base}/previous/invoices/march.txt`, 'changed'),
  )
  await watcher.close()
  return { top, below, away }
}
console.log('one move right after the other:')
mkdirSync('swap')
const swapped = await run('swap', 0)
console.log('a second between the moves:')
mkdirSync('slow')
const slow = await run('slow', 1000)
const asStated =
  swapped.top.includes('add in/top.txt') &&
  swapped.below.length === 0 &&
  swapped.away.includes('change in/invoices/march.txt') &&
  slow.below.includes('add in/invoices/april.txt') &&
  slow.away.length === 0
console.log(asStated ? 'As stated: the top is heard, what lies below is the old tree.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
