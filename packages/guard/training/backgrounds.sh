#!/bin/sh
# Fetches the photographs behind training scenes: Debian 12 packages, of which the pictures used are under CC-BY, CC-BY-SA, CC0, MIT, BSD or
# Apache terms. sh backgrounds.sh DIR. backgrounds.txt holds the hash of each package; a package that differs is refused.
set -e
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/packages" "$1/extracted" && cd "$1/packages"
apt-get download gnome-backgrounds ukui-wallpapers lomiri-wallpapers-16.04 lomiri-wallpapers-20.04 opencv-doc python3-skimage gnome-taquin 0ad-data
sha256sum --check "$here/backgrounds.txt"
for package in gnome-backgrounds ukui-wallpapers lomiri-wallpapers-16.04 lomiri-wallpapers-20.04 opencv-doc python3-skimage gnome-taquin 0ad-data; do
  dpkg-deb -x "$package"_*.deb "../extracted/$package"
done
cd ../extracted/0ad-data
unzip -q -o usr/share/games/0ad/mods/public/public.zip 'art/textures/terrain/types/*' 'art/textures/skies/*' -x '*norm*' '*spec*'
