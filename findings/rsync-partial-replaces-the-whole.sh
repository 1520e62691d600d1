#!/usr/bin/env bash
# rsync writes into a hidden file beside (.NAME.XXXXXX) and renames it when it is whole, so one expects an old version to stay until
# then. With --partial (a part of -P, which most people type for the progress) that holds only while nothing breaks: when the transfer is
# ended, rsync 3.5.0 (Debian 12) renames the cut file over the old whole one, with the date 1 January 1970, so that the next run does not take
# it for done. If there is no next run, the good version is gone, and what a watcher sees is a finished rename. Without --partial it stays.
# For whoever builds an uploader: a file dated 1970 may be cut; have people use --partial-dir, or --delay-updates, into a watched folder.
set -euo pipefail
command -v rsync >/dev/null || { echo 'It needs the Debian package rsync.'; exit 2; }
version=$(rsync --version | head -1 | awk '{ print $3 }')
[ "$version" = 3.5.0 ] || { echo "Tried with 3.5.0 only, this is $version."; exit 2; }
work=$(mktemp -d)
job=
trap '[ -z "$job" ] || kill "$job" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
echo "rsync $version"
mkdir from
head -c 4000000 /dev/zero | tr '\0' n >from/plan.bin

# One transfer over an old whole version, ended in the middle; tells what stands there afterwards.
cut_off() {
  local name=$1
  shift
  mkdir "$name"
  head -c 3000000 /dev/zero | tr '\0' o >"$name/plan.bin"
  touch -d '2020-01-01' "$name/plan.bin"
  rsync --times --whole-file --bwlimit=400 "$@" from/plan.bin "$name/" 2>>said &
  job=$!
  # It is on its way when the hidden file has grown.
  for _ in $(seq 100); do
    [ -n "$(find "$name" -name '.plan.bin.*' -size +100k)" ] && break
    sleep 0.1
  done
  kill "$job"
  wait "$job" && status=0 || status=$?
  job=
  # The process that writes ends a moment later.
  for _ in $(seq 50); do [ -z "$(find "$name" -name '.plan.bin.*')" ] && break; sleep 0.1; done
  size=$(stat -c %s "$name/plan.bin") day=$(date -u -r "$name/plan.bin" +%F)
  letters=$(tr -d '\n' <"$name/plan.bin" | head -c 1)$(tail -c 1 "$name/plan.bin")
  echo "  $(printf '%-24s' "${*:-no option}") exit status $status, then plan.bin: $size bytes of $letters, dated $day"
}
echo 'an old plan.bin of 3000000 bytes (o), a new one of 4000000 (n), ended in the middle:'
cut_off plain
[ "$size" = 3000000 ] && [ "$letters" = oo ] && [ "$day" = 2020-01-01 ] && plain=yes || plain=no
cut_off partial --partial
[ "$size" -lt 3000000 ] && [ "$letters" = nn ] && [ "$day" = 1970-01-01 ] && partial=yes || partial=no
cut_off beside --partial-dir=.cut
[ "$size" = 3000000 ] && [ "$letters" = oo ] && beside=yes || beside=no
[ "$plain$partial$beside" = yesyesyes ] || { echo 'this changed'; exit 1; }
echo 'As stated: with --partial the old whole file is gone, and a cut one has its name.'
