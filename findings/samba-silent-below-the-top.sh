#!/usr/bin/env bash
# A folder of a network drive, watched with its subfolders, as Windows programs do (ReadDirectoryChangesW, over SMB CHANGE_NOTIFY).
# What other computers write over SMB is told at any depth. One expects the same of what the server's own programs write: a scanner that
# sends to it by FTP, rsync, a container on the NAS; or else no word of it at all. Samba 4.17.12 (Debian 12) hears of these from inotify,
# which it asks about the watched folder itself and no other: a file at the top is told, a file in a subfolder never.
# For whoever builds an uploader: a watch on a share that works for a first try proves nothing; scan network drives every minute.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo 'Needs root, for a server of its own.'; exit 2; }
command -v smbd smbclient node >/dev/null || { echo 'It needs the Debian packages samba and smbclient, and Node.'; exit 2; }
version=$(smbd --version)
case $version in 'Version 4.17.'*) ;; *) echo "Tried with 4.17 only, this is $version."; exit 2 ;; esac
work=$(mktemp -d)
server=
listener=
cleanup() {
  for process in $listener $server; do kill "$process" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap cleanup EXIT
cd "$work"
chmod 755 "$work"
echo "Samba ${version#Version }"
mkdir -p state share/inbox/march/week
port=$(node -e 'const server = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(server.address().port); server.close() })')
cat >smb.conf <<CONF
[global]
  server role = standalone server
  interfaces = lo
  bind interfaces only = yes
  smb ports = $port
  map to guest = bad user
  guest account = root
  pid directory = $work/state
  lock directory = $work/state
  state directory = $work/state
  cache directory = $work/state
  private dir = $work/state
  ncalrpc dir = $work/state/ncalrpc
  log file = $work/log
  load printers = no
  disable spoolss = yes
[share]
  path = $work/share
  read only = no
  guest ok = yes
CONF
smbd --foreground -s smb.conf </dev/null >smbd.out 2>&1 &
server=$!
client() { smbclient -s smb.conf --no-pass --port "$port" //127.0.0.1/share -c "$1"; }
for _ in $(seq 100); do client ls >/dev/null 2>&1 && break; sleep 0.1; done
stdbuf -oL smbclient -s smb.conf --no-pass --port "$port" //127.0.0.1/share -c 'notify inbox' >told 2>&1 &
listener=$!
# Until the watch stands: a file at the top is told.
for turn in $(seq 100); do
  echo ready >"share/inbox/ready-$turn"
  sleep 0.1
  grep -q ready told && break
done
changed=0
# Writes one file in each of three depths, and compares what is told of them.
try() {
  local who=$1 expected=$2 folder said=''
  for folder in '' march/ march/week/; do
    if [ "$who" = server ]; then echo text >"share/inbox/$folder$who.txt"; else client "put note.txt inbox/$folder$who.txt" >/dev/null 2>&1; fi
  done
  sleep 2
  for folder in '' march/ march/week/; do
    if grep -qxF "0001 ${folder//\//\\}$who.txt" told; then said="$said $folder$who.txt"; else said="$said -"; fi
  done
  echo "  written by $3: told:$said"
  [ "$said" = "$expected" ] || changed=1
}
echo text >note.txt
echo 'files at the top, one below and two below of the watched folder'
try client ' client.txt march/client.txt march/week/client.txt' 'another computer, over SMB'
try server ' server.txt - -' 'the server itself'
[ "$changed" = 0 ] && echo 'As stated: what the server writes is told at the top and not below.' || echo 'this changed'
exit "$changed"
