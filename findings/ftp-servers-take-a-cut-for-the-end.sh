#!/usr/bin/env bash
# A scanner or a program sends a file by FTP into a folder that is watched, and ends in the middle: it crashes, is ended, its computer shuts
# down. Servers have settings for that: ProFTPD's `HiddenStores` and Pure-FTPd's `--notruncate` write under another name and rename what is
# complete, ProFTPD (by HiddenStores) and vsftpd's `delete_failed_uploads` remove what is not. One expects that the whole version of before
# stays, or nothing does. But FTP tells no length: the system of the program that ended closes its connections in order, and to all three
# servers that is the end of the file. The cut one is renamed over the whole one and stays; ProFTPD's log calls it complete.
# Only a connection that is reset is taken for a failure by ProFTPD.
# For whoever builds an uploader: a rename proves no whole file; have files sent by SFTP, or with a second file that says "done".
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo 'Needs root, for servers of its own.'; exit 2; }
command -v apt-get dpkg python3 openssl >/dev/null && grep -q '^12' /etc/debian_version || { echo 'It needs Debian 12 with python3 and openssl.'; exit 2; }
work=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait
  rm -rf "$work"
}
trap cleanup EXIT
cd "$work"
chmod 755 "$work"
# The three cannot be installed side by side, so each is only unpacked, with what it loads.
mkdir packages program
chmod 777 packages
(cd packages && apt-get download proftpd-core pure-ftpd pure-ftpd-common vsftpd libhiredis0.14 libmemcached11 libmemcachedutil2 libsodium23 >/dev/null 2>&1) ||
  { echo 'The packages of Debian 12 cannot be downloaded.'; exit 2; }
for package in packages/*.deb; do dpkg -x "$package" program; done
export LD_LIBRARY_PATH=$work/program/usr/lib/$(uname -m)-linux-gnu
sbin=$work/program/usr/sbin
for name in proftpd pure-ftpd vsftpd; do
  if ldd "$sbin/$name" | grep -q 'not found'; then ldd "$sbin/$name" | grep 'not found'; exit 2; fi
  echo "$name $(dpkg -f packages/$name[-_]*amd64.deb Version 2>/dev/null | head -1)"
done

# Sends the first bytes of a file and ends, as a program that crashes; with `reset` its connection is reset.
cat >client.py <<'CODE'
import ftplib, os, socket, struct, sys
port, sent, end = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
ftp = ftplib.FTP()
ftp.connect('127.0.0.1', port)
ftp.login(*sys.argv[4:6])
ftp.cwd('in')
data = ftp.transfercmd('STOR plan.bin')
data.sendall(sys.argv[6].encode() * sent)
if end == 'whole':
    data.close()
    print(ftp.voidresp()[:3])
elif end == 'reset':
    for connection in (data, ftp.sock):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
os._exit(0)
CODE
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
# Waits until the server takes connections.
started() {
  for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    sleep 0.1
  done
  echo 'the server did not start'; exit 2
}
folder_of() { mkdir -p "$1/in"; chown nobody "$1/in"; }
tell() { echo "$1: $(wc -c <"$2") bytes, first letter $(head -c 1 "$2")"; }
seen=
# What is there after a whole upload of a million letters o, and after one of n that ends after 400 000.
try() {
  local folder=$2/in port=$3
  python3 client.py "$port" 1000000 whole "$4" "$5" o >answer
  tell "$1, whole ($(cat answer))" "$folder/plan.bin"
  python3 client.py "$port" 400000 "$6" "$4" "$5" n
  # Until the server heard of it.
  for _ in $(seq 30); do
    [ "$(head -c 1 "$folder/plan.bin")" = n ] && break
    sleep 0.1
  done
  sleep 0.5
  tell "$1, $6" "$folder/plan.bin"
  [ "$(ls -A "$folder" | wc -l)" = 1 ] || ls -lA "$folder"
  # Sizes of the cut one differ: some of what was on its way may be left out.
  if [ "$(head -c 1 "$folder/plan.bin")" = n ] && [ "$(wc -c <"$folder/plan.bin")" -le 400000 ]; then seen="$seen cut"; else seen="$seen whole"; fi
}

password=$(openssl passwd -1 scan)
mkdir proftpd pure vsftpd empty
folder_of proftpd
echo "scan:$password:65534:65534::$work/proftpd:/bin/sh" >passwd
chmod 600 passwd
port=$(free_port)
cat >proftpd.conf <<CONF
ServerType standalone
DefaultAddress 127.0.0.1
Port $port
User nobody
Group nogroup
RequireValidShell off
AuthOrder mod_auth_file.c
AuthUserFile $work/passwd
DefaultRoot $work/proftpd
HiddenStores on
AllowOverwrite on
UseReverseDNS off
PidFile $work/proftpd.pid
ScoreboardFile $work/scoreboard
TransferLog $work/transfers
CONF
"$sbin/proftpd" -n -c "$work/proftpd.conf" >proftpd.log 2>&1 &
server=$!
started "$port"
try 'ProFTPD, HiddenStores' proftpd "$port" scan scan ended
log=$(tail -1 transfers | awk '{ print $NF }')
echo "its log of the cut one: $log (c is complete, i incomplete)"
try 'ProFTPD, HiddenStores' proftpd "$port" scan scan reset
kill "$server"

folder_of pure
printf 'scan\nscan\n' | "$work/program/usr/bin/pure-pw" useradd scan -f users -u nobody -g nogroup -d "$work/pure" >/dev/null 2>&1
"$work/program/usr/bin/pure-pw" mkdb users.pdb -f users
port=$(free_port)
"$sbin/pure-ftpd" -S "127.0.0.1,$port" -l "puredb:$work/users.pdb" --notruncate -u 1 -g "$work/pure.pid" >pure.log 2>&1 &
server=$!
started "$port"
try 'Pure-FTPd, --notruncate' pure "$port" scan scan ended
kill "$server"

folder_of vsftpd
chown ftp vsftpd/in 2>/dev/null || user=nobody
port=$(free_port)
cat >vsftpd.conf <<CONF
listen=YES
listen_address=127.0.0.1
listen_port=$port
background=NO
anonymous_enable=YES
ftp_username=${user:-ftp}
write_enable=YES
anon_upload_enable=YES
anon_other_write_enable=YES
anon_umask=022
anon_root=$work/vsftpd
secure_chroot_dir=$work/empty
delete_failed_uploads=YES
CONF
"$sbin/vsftpd" vsftpd.conf >vsftpd.log 2>&1 &
server=$!
started "$port"
try 'vsftpd, delete_failed_uploads' vsftpd "$port" anonymous guest ended
kill "$server"
server=
[ "$seen" = ' cut whole cut cut' ] && [ "$log" = c ] || { echo 'this changed'; exit 1; }
echo 'As stated: what was cut off took the place of the whole file, at all three.'
