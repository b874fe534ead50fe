#!/bin/sh
# Install Kjernetid for one person, without the right to install anything on the computer.
#
#   ./install.sh                 into ~/.local, or to where --prefix DIR points
#   ./install.sh --autostart     the same, and start it at log-in
#   ./install.sh --remove        take it away again; what was recorded stays
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=$HOME/.local
autostart=no
action=install
while [ $# -gt 0 ]; do
    case $1 in
        --prefix) [ $# -ge 2 ] || { echo "--prefix needs a folder." >&2; exit 2; }; prefix=$2; shift ;;
        --autostart) autostart=yes ;;
        --remove) action=remove ;;
        *) echo "Unknown: $1. Known are --prefix DIR, --autostart and --remove." >&2; exit 2 ;;
    esac
    shift
done
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac

program=$prefix/lib/kjernetid
entry=${XDG_CONFIG_HOME:-$HOME/.config}/autostart/org.kjernetid.Kjernetid.desktop

share() { (cd "$here/share" && find . -type f | sed 's|^\./||'); }

if [ "$action" = remove ]; then
    rm -rf "$program"
    rm -f "$prefix/bin/kjernetid" "$entry"
    share | while read -r file; do rm -f "$prefix/share/$file"; done
    echo "Kjernetid is removed. What it recorded is still there; kjernetid delete-all would have deleted it."
    exit 0
fi

mkdir -p "$prefix/lib" "$prefix/bin"
# The new one is whole before it takes the place of the old one.
rm -rf "$program.new"
cp -R "$here/lib/kjernetid" "$program.new"
"$program.new/kjernetid" --version > /dev/null
rm -rf "$program"
mv "$program.new" "$program"
ln -sf ../lib/kjernetid/kjernetid "$prefix/bin/kjernetid"
share | while read -r file; do
    mkdir -p "$(dirname "$prefix/share/$file")"
    cp "$here/share/$file" "$prefix/share/$file"
done
# A menu does not search the PATH of a log-in shell: it is told where the program lies.
menu=$prefix/share/applications/org.kjernetid.Kjernetid.desktop
sed "s|^\(Try\)\{0,1\}Exec=kjernetid|\1Exec=$prefix/bin/kjernetid|" \
    "$here/share/applications/org.kjernetid.Kjernetid.desktop" > "$menu"
if [ "$autostart" = yes ]; then
    mkdir -p "$(dirname "$entry")"
    sed "s|^\(Try\)\{0,1\}Exec=kjernetid|\1Exec=$prefix/bin/kjernetid|" \
        "$here/autostart.desktop" > "$entry"
fi
echo "Kjernetid is installed: $prefix/bin/kjernetid"
