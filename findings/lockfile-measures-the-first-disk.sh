#!/usr/bin/env bash
# proper-lockfile 4.1.2 keeps a lock alive by moving the date of its folder, and first tries whether the disk keeps milliseconds. One
# expects it to try that for each lock, since a program has its settings on one disk and a watched folder on another. It tries once
# in a process: after a lock on the computer's disk, one on a disk of whole seconds (an exFAT stick by exfat-fuse 1.3.0; ext2 with small
# inodes) has another date than the one that was set, and counts as lost when it is first renewed, after five seconds. Without
# `onCompromised` that is thrown out of a timer and ends the program. The stick's lock alone is held, and so it is in the other order.
# For whoever builds an uploader: the system's own locks or SQLite's; here an `fs` of its own for each disk ({ ...fs }).
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
timeout 60 npm i --no-audit --no-fund --silent proper-lockfile@4.1.2 || { echo 'The package could not be installed.'; exit 2; }
truncate -s 32M image
mkfs.exfat image >mkfs.log
device=$(losetup --find --show image)
mkdir stick
mount.exfat-fuse "$device" stick >mount.log
cat >try.mjs <<'JS'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import lockfile from 'proper-lockfile'

const [mode, ...paths] = process.argv.slice(2)
const lost = []
for (const path of paths) {
  fs.writeFileSync(path, '')
  await lockfile.lock(path, {
    ...(mode === 'thrown' ? {} : { onCompromised: (error) => lost.push(`${path.split('/')[0]} ${error.code}`) }),
    ...(mode === 'own' ? { fs: { ...fs } } : {}),
  })
}
await sleep(12_000)
console.log(lost.join() || 'held')
process.exit(0)
JS
echo "proper-lockfile $(node -p "require('./node_modules/proper-lockfile/package.json').version"), node $(node --version)"
mkdir disk
# Side by side, each with files of its own.
timeout 40 node try.mjs told stick/alone >alone &
timeout 40 node try.mjs told disk/one disk/two >same &
timeout 40 node try.mjs told stick/first disk/second >turned &
timeout 40 node try.mjs told disk/first stick/second >both &
timeout 40 node try.mjs own disk/third stick/fourth >own &
timeout 40 node try.mjs thrown disk/fifth stick/sixth >thrown 2>&1 && status=0 || status=$?
wait
echo "after 12 s, of the locks on"
echo "  the stick alone: $(cat alone)"
echo "  the computer's disk, twice: $(cat same)"
echo "  the stick, then the disk: $(cat turned)"
echo "  the disk, then the stick: $(cat both)"
echo "  the same without onCompromised: exit status $status, $(grep -o 'ECOMPROMISED' thrown | head -1)"
echo "  the same with an fs of its own: $(cat own)"
for result in alone same turned own; do [ "$(cat $result)" = held ] || { echo 'this changed'; exit 1; }; done
[ "$(cat both)" = 'stick ECOMPROMISED' ] && [ "$status" != 0 ] && grep -q ECOMPROMISED thrown || { echo 'this changed'; exit 1; }
echo 'As stated: the second disk is measured by the first.'
