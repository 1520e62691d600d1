#!/usr/bin/env bash
# Runs a shell script as root in a small Debian:  bare-root.sh ROOT STATE FILES SCRIPT
# ROOT is never written to: what the script changes lies in STATE, and is there again for the next script with that STATE.
# FILES is seen as /files, read only. Mounts and processes live in namespaces of their own: when this ends, nothing is left.
set -euo pipefail
if [ "${OUTBOX_ENTERED:-}" != yes ]; then
  OUTBOX_ENTERED=yes exec setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child "$0" "$@"
fi
root=$1 state=$2 files=$3 script=$4
mkdir -p "$state/upper" "$state/work" "$state/seen"
mount -t overlay -o "lowerdir=$root,upperdir=$state/upper,workdir=$state/work" overlay "$state/seen"
mount -t proc proc "$state/seen/proc"
mount --rbind /dev "$state/seen/dev"
mkdir -p "$state/seen/files"
mount --bind "$files" "$state/seen/files"
mount -o remount,bind,ro "$state/seen/files"
exec chroot "$state/seen" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/home LANG=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive bash -euc "$script"
