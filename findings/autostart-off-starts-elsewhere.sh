#!/usr/bin/env bash
# A program's entry in ~/.config/autostart that a person switched off in Cinnamon's settings (5.6): they keep the entry and write
# `X-GNOME-Autostart-enabled=false` into it, which GNOME (43) obeys, too. One expects the other desktops of the same person to obey it as they
# obey the format's own `Hidden=true`. systemd 252, whose generator starts such entries for KDE Plasma and others, and dex 0.8.0, which does
# so for i3 and its kind (both of Debian 12), do not look at that key: the program starts there.
# For whoever builds a program that starts at login: "off" by that key is off on one desktop only; take the entry away, or write Hidden=true.
set -euo pipefail
generator=/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator
[ -x "$generator" ] && command -v dex >/dev/null || { echo 'It needs the Debian packages systemd and dex.'; exit 2; }
systemd=$(systemctl --version | head -1) dex=$(dex --version)
case "$systemd $dex" in 'systemd 252 '*'dex 0.8.0') ;; *) echo "Tried with systemd 252 and dex 0.8.0 only, these are $systemd, $dex."; exit 2 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo "$systemd, $dex"
mkdir -p config/autostart units
entry() { printf '[Desktop Entry]\nType=Application\nName=%s\nExec=/bin/true %s\n%s\n' "$1" "$1" "$2" >"config/autostart/$1.desktop"; }
entry on 'X-GNOME-Autostart-enabled=true'
entry off 'X-GNOME-Autostart-enabled=false'
entry hidden 'Hidden=true'
export XDG_CONFIG_HOME=$work/config XDG_CONFIG_DIRS=$work/none
"$generator" "$work/units" "$work/units" "$work/units" 2>errors
by_systemd=$(cat units/*.service | sed -n 's,^ExecStart=:/bin/true ,,p' | sort | tr '\n' ' ')
by_dex=$(dex --autostart --dry-run --verbose --environment i3 2>&1 | sed -n 's,^Executing command: /bin/true ,,p' | sort | tr '\n' ' ')
echo "started by systemd: $by_systemd"
echo "started by dex: $by_dex"
[ "$by_systemd" = 'off on ' ] && [ "$by_dex" = 'off on ' ] || { echo 'this changed'; exit 1; }
echo 'As stated: the entry that is switched off is started, the hidden one is not.'
