#!/bin/bash
# Run as root after the package went, and also by an upgrade, which must find everything where it was: dpkg says `upgrade`
# then, and RPM how many versions stay.
case "$1" in
    remove | purge | 0) ;;
    *) exit 0 ;;
esac

if type update-alternatives >/dev/null 2>&1; then
    update-alternatives --remove '${executable}' '/opt/${sanitizedProductName}/${executable}'
else
    rm -f '/usr/bin/${executable}'
fi

target='/etc/apparmor.d/${executable}'
if [ -f "$target" ]; then
    if apparmor_status --enabled >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
        apparmor_parser --remove "$target" >/dev/null 2>&1 || true
    fi
    rm -f "$target"
fi
exit 0
