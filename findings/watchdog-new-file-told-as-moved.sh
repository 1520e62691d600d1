#!/usr/bin/env bash
# Where the system tells nothing of changes (network drives, some containers) Python's watchdog looks every few seconds:
# PollingObserver. Between two looks a document is removed and another one saved. One expects "deleted" and "created". watchdog
# 2.2.1 (Debian 12) knows files by their inode, and ext4 gives a free inode to the very next file: it tells "moved", and no
# "created". Whoever renames in the cloud what was moved here keeps the old content there under the new name.
# For whoever builds an uploader: "moved" of a poll is a guess; compare size and date, or hash, before a rename is taken for one.
set -euo pipefail
[ -x /usr/bin/python3 ] || { echo 'Needs python3 of Debian.'; exit 2; }
dpkg-query -W -f '${Package} ${Version}\n' python3-watchdog 2>/dev/null || { echo 'Needs: apt-get install python3-watchdog'; exit 2; }
case $(dpkg-query -W -f '${Version}' python3-watchdog) in 2.2.1*) ;; *) echo 'Written for watchdog 2.2.1.'; exit 2 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kind=$(stat -f -c %T "$work")
echo "file system: $kind"
case $kind in ext2/ext3) ;; *) echo 'The temporary folder must be on ext4.'; exit 2 ;; esac
cat >"$work/try.py" <<'PY'
import os, sys, threading
from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

folder = os.path.join(sys.argv[1], 'watched')
os.mkdir(folder)
old, new = os.path.join(folder, 'invoice.pdf'), os.path.join(folder, 'holiday.jpg')
with open(old, 'w') as file:
    file.write('an invoice')

told = []
looked = threading.Event()

class Listener(FileSystemEventHandler):
    def on_any_event(self, event):
        if event.is_directory:
            return
        to = getattr(event, 'dest_path', '')
        told.append(' '.join([event.event_type, *(os.path.basename(path) for path in (event.src_path, to) if path)]))
        looked.set()

observer = PollingObserver(timeout=1)
observer.schedule(Listener(), folder)
observer.start()
threading.Event().wait(1.5)
inode = os.stat(old).st_ino
os.remove(old)
# On a computer with other work the inode may go elsewhere first: then once more.
for _ in range(200):
    with open(new, 'w') as file:
        file.write('a picture, of another size')
    if os.stat(new).st_ino == inode:
        break
    os.remove(new)
else:
    print('The inode was not given out again this time.')
    sys.exit(2)
looked.wait(5)
threading.Event().wait(1.5)
observer.stop()
observer.join()
print('told:', ', '.join(told))
as_stated = 'moved invoice.pdf holiday.jpg' in told and not any(one.startswith(('created', 'deleted')) for one in told)
print('As stated: another file is told as the old one moved.' if as_stated else 'this changed')
sys.exit(0 if as_stated else 1)
PY
timeout 30 /usr/bin/python3 "$work/try.py" "$work"
