#!/bin/sh
# Removing keeps settings and records. Purging takes the records, the secrets and the user; other files in /etc/outbox stay,
# such as the policy of the app.
set -e
if [ -d /run/systemd/system ]; then systemctl daemon-reload || true; fi
if [ "$1" = purge ]; then
    rm -rf /var/lib/outbox
    rm -f /etc/outbox/app-secret /etc/outbox/refresh-token
    if [ -d /etc/outbox ]; then rmdir --ignore-fail-on-non-empty /etc/outbox; fi
    if getent passwd outbox >/dev/null; then deluser --quiet --system outbox >/dev/null || true; fi
fi
