#!/usr/bin/env bash
# A proxy that wants a name and a password says so with 407, and says 407 again where they are wrong: by this a program knows that
# the proxy means itself, asks the person, and tries again. tinyproxy 1.11.1 (Debian 12) says 407 only where none were sent. Wrong
# ones, such as an old password, get 401, which is what the server behind the proxy says of its own sign-in, and for a tunnel no
# such server was ever asked. curl 7.88 and Node take it for a broken tunnel, and nobody is asked for the new password.
# For whoever builds an uploader: a 401 in answer to CONNECT is the proxy's, and means the password.
set -euo pipefail
command -v tinyproxy curl >/dev/null || { echo 'It needs the Debian packages tinyproxy and curl.'; exit 2; }
work=$(mktemp -d)
proxy=
trap '[ -z "$proxy" ] || kill "$proxy"; rm -rf "$work"' EXIT
cd "$work"
port=$(node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })")
printf '%s\n' "Port $port" 'Listen 127.0.0.1' 'Allow 127.0.0.1' 'Timeout 20' 'BasicAuth anna new-password' >rules
tinyproxy -d -c rules >log 2>&1 &
proxy=$!
for _ in $(seq 50); do curl -s -o page "http://127.0.0.1:$port" && break; sleep 0.1; done
echo "$(tinyproxy -v), $(curl --version | cut -d' ' -f1-2 | head -1), node $(node --version)"

# The status that a question for a tunnel gets, and whether the answer names a sign-in.
tunnel() {
  curl -s -p -x "http://$1127.0.0.1:$port" -D head -o page --max-time 5 https://127.0.0.1:9/ || true
  printf '%s%s' "$(sed -n '1s/^HTTP[^ ]* \([0-9]*\).*/\1/p' head)" "$(grep -qi '^proxy-authenticate:' head && echo ' with Proxy-Authenticate' || true)"
}
none=$(tunnel '')
wrong=$(tunnel 'anna:old-password@')
right=$(tunnel 'anna:new-password@')
echo "CONNECT without a password: $none"
echo "CONNECT with the old password: $wrong"
echo "CONNECT with the right password, to a port where nobody listens: $right"
[ "$none" = '407 with Proxy-Authenticate' ] && [ "${wrong%% *}" = 401 ] && [ "${right%% *}" != 401 ] && [ "${right%% *}" != 407 ] ||
  { echo 'this changed'; exit 1; }
echo 'As stated: a wrong password is told as the 401 of a server that was never asked.'
