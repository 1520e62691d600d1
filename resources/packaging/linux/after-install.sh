#!/bin/bash
# Run as root after each installation and upgrade. Like electron-builder's own, with one difference: a security profile that
# the kernel does not take, as in a container, is said and does not make the installation fail.

if type update-alternatives >/dev/null 2>&1; then
    update-alternatives --install '/usr/bin/${executable}' '${executable}' '/opt/${sanitizedProductName}/${executable}' 100 || true
else
    ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'
fi

# Chromium's sandbox: with namespaces where the system allows them, else with a program that root lends its rights.
if [ -e '/opt/${sanitizedProductName}/chrome-sandbox' ]; then
    if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
        chmod 0755 '/opt/${sanitizedProductName}/chrome-sandbox'
    else
        chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
    fi
fi

if type update-mime-database >/dev/null 2>&1; then update-mime-database /usr/share/mime || true; fi
if type update-desktop-database >/dev/null 2>&1; then update-desktop-database /usr/share/applications || true; fi

# Ubuntu since 23.10 allows namespaces only to programs with a profile of their own. An AppArmor that is too old to read it
# does not forbid them either.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
target='/etc/apparmor.d/${executable}'
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
    cp -f "$profile" "$target"
    if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
        apparmor_parser --replace --write-cache --skip-read-cache "$target" >/dev/null 2>&1 ||
            echo "The AppArmor profile $target is in place but could not be loaded; it is loaded when this computer starts again."
    fi
fi
exit 0
