#!/usr/bin/env bash
# Brings every tool of `npm run check:deploy` into one folder (.validators), where the check looks first. Needs Python, Go and Debian's apt.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-$PWD/.validators}
here=tools/deploy
wanted=$(cat "$here/install-validators.sh" "$here/requirements.txt" "$here/validate-sbom.py" | sha256sum)
[ "$(cat "$folder/installed" 2> /dev/null)" != "$wanted" ] || exit 0

rm -rf "$folder"
mkdir -p "$folder/bin" "$folder/debian"
GOBIN="$folder/bin" go install sigs.k8s.io/kustomize/kustomize/v5@v5.6.0 &
kustomize=$!

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt"
for tool in hadolint check-jsonschema kubernetes-validate; do ln -s "$folder/python/bin/$tool" "$folder/bin/$tool"; done
cp "$here/validate-sbom.py" "$folder/python/validate-sbom.py"

# Unpacked and not installed: nothing is started, and nothing of the machine changes.
packages=(prometheus shellcheck haproxy liblua5.3-0 libopentracing-c-wrapper0 libopentracing1)
(
  cd "$folder/debian"
  apt-get download -qq "${packages[@]}" 2> /dev/null || { apt-get update -qq && apt-get download -qq "${packages[@]}"; }
  for package in *.deb; do dpkg-deb -x "$package" .; done
  rm -- *.deb
)
ln -s "$folder/debian/usr/bin/promtool" "$folder/debian/usr/bin/shellcheck" "$folder/bin"
libraries=$folder/debian/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2> /dev/null || echo "$(uname -m)-linux-gnu")
printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$@"\n' "$libraries" "$folder/debian/usr/sbin/haproxy" > "$folder/bin/haproxy"
printf '#!/bin/sh\nexec %s %s "$@"\n' "$folder/python/bin/python3" "$folder/python/validate-sbom.py" > "$folder/bin/validate-sbom"
chmod +x "$folder/bin/haproxy" "$folder/bin/validate-sbom"

wait "$kustomize"
echo "$wanted" > "$folder/installed"
