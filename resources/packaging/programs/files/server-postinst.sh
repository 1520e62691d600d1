#!/bin/sh
# Makes the user of the service and gives it its settings. The service is started by the administrator: it has nothing to say
# before its settings are filled in. An upgrade starts it again if it was running.
set -e
if [ "$1" = configure ]; then
    adduser --system --group --quiet --no-create-home --home /var/lib/outbox outbox
    install -d -o outbox -g outbox -m 700 /var/lib/outbox
    if [ -e /etc/outbox/server.json ] && [ -z "$2" ]; then
        chown root:outbox /etc/outbox/server.json
        chmod 640 /etc/outbox/server.json
    fi
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload
        systemctl try-restart outbox-server.service || true
    fi
    if [ -z "$2" ]; then
        echo "Fill in /etc/outbox/server.json, and look whether the server can serve:"
        echo "  runuser -u outbox -- outbox-server --check /etc/outbox/server.json"
        echo "Then start it: systemctl enable --now outbox-server"
    fi
fi
