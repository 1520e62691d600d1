#!/usr/bin/env bash
# Python's plistlib writes configuration profiles for Macs (.mobileconfig), where RemovalDate says when a profile takes itself away.
# One expects that a datetime which knows its zone is written as that moment. plistlib of Python 3.11 (Debian 12) writes its hours as
# they are, drops the zone and puts a Z behind: one in the morning at +02:00 becomes one in the morning of UTC, two hours late,
# without a warning. The binary form of the same call refuses such a datetime.
# For whoever builds an uploader: turn each date into UTC before it goes into a profile, and read the profile back in the test.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
[ -x /usr/bin/python3 ] || { echo 'python3 of Debian is missing.'; exit 2; }
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent plist@5.0.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >profile.py <<'PY'
import plistlib, sys
from datetime import datetime, timedelta, timezone

print(f'Python {sys.version.split()[0]}, plistlib')
removal = datetime(2026, 11, 30, 1, 0, tzinfo=timezone(timedelta(hours=2)))
print(f'  the date given:          {removal.isoformat()} = {int(removal.timestamp())}')
with open('profile.mobileconfig', 'wb') as file:
    plistlib.dump({'PayloadType': 'Configuration', 'RemovalDate': removal}, file)
try:
    plistlib.dumps({'RemovalDate': removal}, fmt=plistlib.FMT_BINARY)
    print('  as a binary list:        written')
except TypeError as error:
    print(f'  as a binary list:        TypeError: {error}')
PY
said=$(timeout 20 /usr/bin/python3 profile.py)
echo "$said"
line=$(grep -o '<date>.*</date>' profile.mobileconfig)
echo "  the line in the profile: $line"
read_back=$(timeout 20 node -e 'import("plist").then(({ parse }) => console.log(parse(require("node:fs").readFileSync("profile.mobileconfig", "utf8")).RemovalDate.getTime() / 1000))')
given=$(sed -n 's/.* = //p' <<<"$said")
echo "  read by plist 5.0.0:     $read_back, $((read_back - given)) seconds late"
if [ "$line" = '<date>2026-11-30T01:00:00Z</date>' ] && [ "$((read_back - given))" = 7200 ] && grep -q 'binary list: *TypeError' <<<"$said"; then
  echo 'As stated: the profile goes two hours late.'
else
  echo 'this changed'
  exit 1
fi
