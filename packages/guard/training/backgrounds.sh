#!/bin/sh
# Fetches the photographs behind training scenes: Debian 12 packages whose pictures are CC-BY, CC-BY-SA, CC0 or MIT. sh backgrounds.sh DIR
# backgrounds.txt holds the hash of each package; a package that differs is refused.
set -e
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/packages" && cd "$1/packages"
apt-get download gnome-backgrounds ukui-wallpapers lomiri-wallpapers-16.04 lomiri-wallpapers-20.04
sha256sum --check "$here/backgrounds.txt"
for package in *.deb; do dpkg-deb -x "$package" ../photographs; done
