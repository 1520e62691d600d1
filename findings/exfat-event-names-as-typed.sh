#!/usr/bin/env bash
# On an exFAT stick (exfat-fuse 1.3.0 of Debian 12) report.txt and REPORT.TXT are one file. One expects that an inotify event
# names it as the folder's listing does. It carries the name as the writing program typed it, so chokidar 6.0.0 tells a new file
# REPORT.TXT that no listing has, and when plan.txt is renamed to Plan.txt it tells a change of plan.txt and a new Plan.txt,
# never that plan.txt is gone; getWatched() keeps both.
# For whoever builds an uploader: take names from a listing, and events only as a reason to look; else one file is sent twice.
set -euo pipefail
[ "$(id -u)" = 0 ] && [ -c /dev/fuse ] || { echo 'Needs root and /dev/fuse, for a loop device and a mount.'; exit 2; }
for package in exfat-fuse exfatprogs; do
  dpkg-query -W -f '${Package} ${Version}\n' "$package" || { echo 'Needs: apt-get install exfat-fuse exfatprogs'; exit 2; }
done
case $(dpkg-query -W -f '${Version}' exfat-fuse) in 1.3.0*) ;; *) echo 'Written for exfat-fuse 1.3.0.'; exit 2 ;; esac
work=$(mktemp -d)
device=
cleanup() {
  if mountpoint -q "$work/stick"; then umount "$work/stick"; fi
  if [ -n "$device" ]; then losetup -d "$device"; fi
  rm -rf "$work"
}
trap cleanup EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent chokidar@6.0.0 || { echo 'The packages could not be installed.'; exit 2; }
truncate -s 32M image
mkfs.exfat image >mkfs.log
device=$(losetup --find --show image)
mkdir stick
mount.exfat-fuse "$device" stick >mount.log
mkdir stick/box
cat >try.mjs <<'JS'
import { appendFileSync, readFileSync, readdirSync, renameSync, watch as raw, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { watch } from 'chokidar'

const { version } = JSON.parse(readFileSync('node_modules/chokidar/package.json', 'utf8'))
console.log(`chokidar ${version}, node ${process.version}`)
const box = `${process.cwd()}/stick/box`
writeFileSync(`${box}/report.txt`, 'first')
writeFileSync(`${box}/plan.txt`, 'first')
const names = new Set()
const inotify = raw(box, (_event, name) => names.add(name))
const events = []
const watcher = watch(box, { ignoreInitial: true })
watcher.on('all', (event, path) => events.push(`${event} ${path.split('/').at(-1)}`))
await new Promise((ready) => watcher.once('ready', ready))
await sleep(300)
const step = async (what, act) => {
  names.clear()
  events.length = 0
  act()
  await sleep(1000)
  const listed = readdirSync(box).sort().join(' ')
  console.log(`${what}\n  inotify: ${[...names].join(' ')}\n  chokidar: ${events.join(', ')}\n  listing: ${listed}`)
  return { names: [...names].join(), events: events.join(), listed }
}
const written = await step('a program opens REPORT.TXT and appends', () => appendFileSync(`${box}/REPORT.TXT`, ' more'))
const renamed = await step('plan.txt is renamed to Plan.txt', () => renameSync(`${box}/plan.txt`, `${box}/Plan.txt`))
const watched = watcher.getWatched()[box].join(' ')
console.log(`getWatched(): ${watched}`)
inotify.close()
await watcher.close()
const asStated =
  written.names === 'REPORT.TXT' &&
  written.events === 'add REPORT.TXT' &&
  written.listed === 'plan.txt report.txt' &&
  renamed.listed === 'Plan.txt report.txt' &&
  renamed.events.includes('add Plan.txt') &&
  !renamed.events.includes('unlink') &&
  watched.includes('plan.txt')
console.log(asStated ? 'As stated: names are told that no listing has.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs
