#!/bin/sh
# Builds tools/goUtilisation.go as a command of Go's own tree, through an overlay: the package it asks can be imported from there only,
# and nothing is written to GOROOT.
#
#   GOROOT=/path/to/go-1.27 tools/goUtilisation.sh OUTPUT
#
# makes OUTPUT, which says what Go computes, and OUTPUT-mended, the same with two lines of Go's changed:
#   a mark worker that stops running is forgotten, as in Go 1.21 and earlier, so that it is not counted twice when it starts again;
#   the distribution over windows is collected, of which Go (1.12 to 1.27) only ever gives the minimum: what collects it comes after a
#   return that is always taken where the worst windows are not asked for.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=$1
case $out in
/*) ;;
*) out=$PWD/$out ;;
esac
export GOROOT GOTOOLCHAIN=local GOFLAGS= GOWORK=off
src=$GOROOT/src
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# replace FROM TO: in the copy of Go's file; anything but one place is an error.
replace() {
	[ "$(grep -c "$1" "$tmp/gc.go")" = 1 ] || { echo "goUtilisation.sh: this Go release has another gc.go: $1" >&2; exit 1; }
	sed -i.before "s/$1/$2/" "$tmp/gc.go"
}
cp "$src/internal/trace/gc.go" "$tmp/gc.go"
chmod u+w "$tmp/gc.go"
replace '\/\/ Stopped running while doing GC things\.' 'delete(bgMark, g)'
replace 'preciseMass: qMass, mud:' 'nWorst: 1, preciseMass: qMass, mud:'

echo "{\"Replace\": {\"$src/cmd/utilisation/main.go\": \"$here/goUtilisation.go\"}}" >"$tmp/go.json"
echo "{\"Replace\": {\"$src/cmd/utilisation/main.go\": \"$here/goUtilisation.go\", \"$src/internal/trace/gc.go\": \"$tmp/gc.go\"}}" >"$tmp/mended.json"
cd "$src/cmd"
"$GOROOT/bin/go" build -overlay "$tmp/go.json" -o "$out" cmd/utilisation
"$GOROOT/bin/go" build -overlay "$tmp/mended.json" -o "$out-mended" cmd/utilisation
