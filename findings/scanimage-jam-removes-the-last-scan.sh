#!/usr/bin/env bash
# `scanimage -o page.png` where page.png is there from an earlier scan, and the scanner fails at its first line, as where paper
# jams. One expects that the earlier scan stays, as with its own `--batch`, which writes page.png.part and renames it; or a
# cut file. SANE 1.1.1 (Debian 12) opens the name at the start, which empties the file, and removes it at the end: the earlier scan is gone.
# For whoever builds an uploader: a file that goes away is no wish to delete it elsewhere; keep what was sent.
set -euo pipefail
command -v scanimage >/dev/null || { echo 'It needs the Debian package sane-utils.'; exit 2; }
version=$(scanimage --version)
case $version in *'(sane-backends) 1.1.1'*) ;; *) echo "Tried with 1.1.1 only, this is $version."; exit 2 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo "$version"
# SANE's own scanner for tests, and no other.
mkdir conf
echo test >conf/dll.conf
export SANE_CONFIG_DIR=$work/conf
scan() { scanimage --device-name=test:0 --format=png -x 50 -y 50 "$@" 2>errors; }
scan -o page.png || { cat errors; echo 'The scanner for tests is missing.'; exit 2; }
scan --batch=batch%d.png --batch-count=1
for name in page batch1; do cp "$name.png" "$name.first"; done
jammed='--read-return-value=SANE_STATUS_JAMMED'
scan -o page.png "$jammed" && status=0 || status=$?
echo "-o, jammed: exit status $status, $(tail -1 errors); page.png $([ -e page.png ] && echo "has $(wc -c <page.png) bytes" || echo 'is gone')"
scan --batch=batch%d.png --batch-count=1 "$jammed" && batch=0 || batch=$?
echo "--batch, jammed: exit status $batch; batch1.png $(cmp -s batch1.png batch1.first && echo 'is the earlier scan' || echo 'is another')"
[ "$status" != 0 ] && [ ! -e page.png ] && [ "$batch" != 0 ] && cmp -s batch1.png batch1.first || { echo 'this changed'; exit 1; }
echo 'As stated: -o took the earlier scan away, --batch kept it.'
