#!/usr/bin/env bash
# `scp` over a file that is there: one expects the old file to be emptied first, as by cp, by sftp and by a shell's `>`, so that a line
# that breaks leaves a short file. The scp of OpenSSH 9.2 (Debian 12), receiving by its old protocol (`scp -O`, clients older than 9.0,
# pscp, WinSCP's SCP), writes over the old bytes and cuts only at the end. What broke in the middle has the old size, new bytes in
# front and old ones behind, and no program has it open any more. While it arrives its size never changes.
# For whoever builds an uploader: a size that stays proves nothing; have files sent by sftp or rsync, under another name until they are whole.
set -euo pipefail
command -v scp ssh >/dev/null || { echo 'It needs the Debian package openssh-client.'; exit 2; }
version=$(ssh -V 2>&1)
case $version in OpenSSH_9.2*) ;; *) echo "Tried with 9.2 only, this is $version."; exit 2 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo "$version"
mkdir server
size=1000000
# So many bytes of one letter.
letters() { head -c "$1" /dev/zero | tr '\0' "$2"; }
count() { tr -dc "$2" <"$1" | wc -c; }
letters "$size" o >server/plan.bin
touch -d '2020-01-01' server/plan.bin
# What `scp -O plan.bin server:` starts there is `scp -t server`. The new version has the same size; the line breaks after 400 000 bytes.
{ printf 'C0644 %s plan.bin\n' "$size"; letters 400000 n; } | scp -t server >answers 2>errors && status=0 || status=$?
whole=$(wc -c <server/plan.bin) old=$(count server/plan.bin o) new=$(count server/plan.bin n)
echo "cut off: exit status $status, $whole bytes, of them $new new and $old old"
# For comparison.
letters "$size" o >server/shell.bin
letters 400000 n >server/shell.bin
echo "the same with cat and >: $(wc -c <server/shell.bin) bytes"
# Whole transfers are right, also of a file that is shorter than the old one.
{ printf 'C0644 300000 plan.bin\n'; letters 300000 w; printf '\0'; } | scp -t server >answers 2>errors
echo "a whole transfer of 300000 bytes: $(wc -c <server/plan.bin) bytes"
[ "$status" != 0 ] && [ "$whole" = "$size" ] && [ "$new" -gt 0 ] && [ "$old" -gt 0 ] && [ $((old + new)) = "$size" ] &&
  [ "$(count server/plan.bin w)" = 300000 ] || { echo 'this changed'; exit 1; }
echo 'As stated: a file of the old size, of two versions.'
