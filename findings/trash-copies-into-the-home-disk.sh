#!/usr/bin/env bash
# trash 10.1.1 for Node puts a file into the trash of the disk it is on, as freedesktop.org wants it: from a stick by a rename into its
# .Trash-UID, done at once whatever the size. One expects that of each disk. It looks the disk's number up among the mounts and leaves out
# those below /run, where Fedora, Arch and openSUSE put sticks (/run/media/NAME); and on btrfs a file has the number of its subvolume,
# which no mount has. What is not found counts as a file of the home disk: every byte is copied into ~/.local/share/Trash and the file
# is removed from its own disk; where home has less room than that, it fails and leaves an entry of the trash that has no file.
# For whoever builds an uploader: go up from the file while stat tells the same disk, and say where a file went by looking.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo 'Needs root, for mounts.'; exit 2; }
command -v mkfs.btrfs >/dev/null || { echo 'It needs the Debian package btrfs-progs.'; exit 2; }
# Mounts of its own, which end with it: /run of this computer is not touched.
[ "${IN_OWN_MOUNTS:-}" = yes ] || IN_OWN_MOUNTS=yes exec unshare --mount --propagation private bash "$0"
work=$(mktemp -d)
cleanup() {
  cd /
  for mounted in /run/media/kim/STICK "$work/stick" "$work/btrfs" "$work/small"; do
    if mountpoint -q "$mounted"; then umount "$mounted"; fi
  done
  rm -rf "$work"
}
trap cleanup EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent trash@10.1.1 || { echo 'The package could not be installed.'; exit 2; }
echo "trash $(node -p "require('./node_modules/trash/package.json').version"), node $(node --version), $(mkfs.btrfs --version)"
mkdir stick btrfs small home
mount -t tmpfs none /run
mkdir -p /run/media/kim/STICK
mount -t tmpfs -o size=40M none /run/media/kim/STICK
mount -t tmpfs -o size=40M none stick
mount -t tmpfs -o size=8M none small
truncate -s 200M image
mkfs.btrfs -q image >mkfs.log 2>&1
mount -o loop image btrfs
cat >try.mjs <<'JS'
import trash from 'trash'

await trash([process.argv[2]])
JS
changed=0
# Puts 20 MiB of a disk into the trash, and tells on which disk they are then, and whether they are the same file or a copy.
try() {
  local disk=$1 home=$2 expected=$3 file inode said
  file=$disk/film.mp4
  head -c 20M /dev/zero >"$file"
  inode=$(stat -c %i "$file")
  if HOME=$home XDG_DATA_HOME=$home/.local/share timeout 20 node try.mjs "$file" 2>errors; then
    file=$(find "$disk" "$home" -path '*Trash*/files/*')
    case $file in "$home"/*) said='copied into the home disk' ;; *) said='renamed on its disk' ;; esac
    [ "$said" = 'copied into the home disk' ] || [ "$(stat -c %i "$file")" = "$inode" ] || said='copied on its disk'
  else
    said="$(grep -o -m 1 'ENOSPC' errors), entries without a file: $(find "$home" -name '*.trashinfo' | wc -l)"
  fi
  echo "  ${disk/#$work/…}: $said"
  [ "$said" = "$expected" ] || changed=1
  rm -rf "$home"/.local "$disk"/.Trash*
}
try "$work/stick" "$work/home" 'renamed on its disk'
try /run/media/kim/STICK "$work/home" 'copied into the home disk'
try "$work/btrfs" "$work/home" 'copied into the home disk'
try /run/media/kim/STICK "$work/small" 'ENOSPC, entries without a file: 1'
[ "$changed" = 0 ] && echo 'As stated: the trash of another disk.' || echo 'this changed'
exit "$changed"
