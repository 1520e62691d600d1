#!/usr/bin/env bash
# Dropbox's SDK for Python (python3-dropbox 11.34.0 of Debian 12), used to fetch an uploaded file back and to see that it is whole.
# One expects an exception when the connection ends early: the answer says Content-Length 1000000, and the metadata that come with it
# say the same size. 400000 bytes arrive, files_download_to_file() returns the metadata of the whole file, and files_download()
# likewise: neither the SDK nor requests 2.28 nor urllib3 1.26 counts. Seen over TLS, as with Dropbox.
# For whoever builds an uploader: a download is whole when its content hash is the one of the metadata, and not when the call returns.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in python3-dropbox python3-requests python3-urllib3; do
  dpkg-query -W -f='${Package} ${Version}\n' "$package" 2>/dev/null | grep ' ' || { echo "Needs Debian 12's $package."; exit 2; }
done
dpkg-query -W -f='${Version}' python3-dropbox | grep -q '^11\.34\.0' || { echo 'Another version of python3-dropbox.'; exit 2; }
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext 'subjectAltName=IP:127.0.0.1' \
  -keyout key.pem -out cert.pem 2>/dev/null || { echo 'openssl is missing.'; exit 2; }
cat >try.py <<'PY'
import json, os, ssl, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import dropbox, requests

SIZE, SENT = 1_000_000, 400_000
METADATA = {
    'name': 'report.pdf',
    'id': 'id:a4ayc_80_OEAAAAAAAAAXw',
    'client_modified': '2026-01-01T00:00:00Z',
    'server_modified': '2026-01-01T00:00:00Z',
    'rev': 'a1c10ce0dd78',
    'size': SIZE,
    'path_lower': '/report.pdf',
    'path_display': '/report.pdf',
    'is_downloadable': True,
    'content_hash': '0' * 64,
}


class CutAnswer(BaseHTTPRequestHandler):
    """Announces the whole file and closes the connection before its end."""

    protocol_version = 'HTTP/1.1'

    def do_POST(self):
        self.rfile.read(int(self.headers.get('Content-Length') or 0))
        self.send_response(200)
        self.send_header('Dropbox-API-Result', json.dumps(METADATA))
        self.send_header('Content-Type', 'application/octet-stream')
        self.send_header('Content-Length', str(SIZE))
        self.end_headers()
        self.wfile.write(b'x' * SENT)
        self.close_connection = True

    def log_message(self, *_arguments):
        pass


server = ThreadingHTTPServer(('127.0.0.1', 0), CutAnswer)
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain('cert.pem', 'key.pem')
server.socket = tls.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()


class ToThisServer(requests.adapters.HTTPAdapter):
    """Sends what is for Dropbox to the server above. Nothing else is changed."""

    def send(self, request, **more):
        request.url = request.url.replace('https://content.dropboxapi.com', f'https://127.0.0.1:{server.server_port}')
        return super().send(request, **{**more, 'verify': 'cert.pem'})


session = requests.Session()
session.mount('https://', ToThisServer())
client = dropbox.Dropbox('token', session=session)
try:
    metadata = client.files_download_to_file('fetched.pdf', '/report.pdf')
    on_disk = os.path.getsize('fetched.pdf')
    print(f'  files_download_to_file(): size in the metadata {metadata.size}, bytes on disk {on_disk}, no exception')
    metadata, response = client.files_download('/report.pdf')
    in_memory = len(response.content)
    print(f'  files_download():         size in the metadata {metadata.size}, bytes read    {in_memory}, no exception')
except Exception as error:
    print(f'  {type(error).__name__}: {error}')
    print('this changed')
    sys.exit(1)
as_stated = metadata.size == SIZE and on_disk == in_memory == SENT
print('As stated: a part was taken for the whole.' if as_stated else 'this changed')
sys.exit(0 if as_stated else 1)
PY
timeout 50 /usr/bin/python3 -W ignore try.py
