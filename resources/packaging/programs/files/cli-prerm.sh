#!/bin/sh
set -e
if [ "$1" = remove ]; then
    update-alternatives --remove outbox /usr/bin/outbox-cli
fi
