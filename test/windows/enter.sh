#!/usr/bin/env bash
# Runs Windows' Node in the root that make-root.ts made:  enter.sh ROOT CHECKOUT PACKAGES OUT ARGUMENTS...
# CHECKOUT is seen there as Z:\work\in, read only, with PACKAGES as its node_modules; stdout and stderr go to OUT/out.txt and
# OUT/err.txt, because a pipe as stdout ends in EBADF under wine. Temporary files, the registry and everything else that is
# written lies in memory. /work and /tmp below are folders of that root, the same on every computer. Mounts and processes live
# in namespaces of their own: nothing of them is left when this ends, however it ends, and runs do not meet. Exit status is
# Node's.
set -euo pipefail
if [ "${OUTBOX_ENTERED:-}" != yes ]; then
  OUTBOX_ENTERED=yes exec setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child "$0" "$@"
fi
root=$1 checkout=$2 packages=$3 out=$4
shift 4

mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o size=4g,mode=1777 tmpfs "$root/tmp"
mkdir "$root/tmp/upper" "$root/tmp/work" "$root/tmp/t"
mount -t overlay -o "lowerdir=$root/work/prefix,upperdir=$root/tmp/upper,workdir=$root/tmp/work" overlay "$root/work/prefix"
# Another name for a folder, as the command subst makes them, and this computer's own share of the drive.
mkdir -p "$root/tmp/o" "$root/work/prefix/dosdevices/unc/localhost"
ln -sfn /tmp/o "$root/work/prefix/dosdevices/o:"
ln -sfn / "$root/work/prefix/dosdevices/unc/localhost/z\$"
mount --bind "$checkout" "$root/work/in"
mount -o remount,bind,ro "$root/work/in"
mount --bind "$packages" "$root/work/in/node_modules"
mount --bind "$out" "$root/work/out"
exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin WINEPREFIX=/work/prefix WINEDEBUG=-all HOME=/work LANG=C.UTF-8 \
  TMP='Z:\tmp\t' TEMP='Z:\tmp\t' OUTBOX_WINE=yes NO_COLOR=1 ${OUTBOX_TESTS:+OUTBOX_TESTS="$OUTBOX_TESTS"} \
  ${OUTBOX_PROGRAMS:+OUTBOX_PROGRAMS="$OUTBOX_PROGRAMS"} ${OUTBOX_MARKED:+OUTBOX_MARKED="$OUTBOX_MARKED"} \
  bash -c 'cd /work/in && wine /work/package/bin/node.exe "$@" >/work/out/out.txt 2>/work/out/err.txt' _ "$@"
