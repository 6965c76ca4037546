#!/usr/bin/env bash
# Downloads the four source packages of the word lists, verifies their SHA-256 and unpacks the files that the generator
# reads into words/sources/. NOTICE says what comes from each package, and its licence. Only `make words` needs this.
set -euo pipefail
cd "$(dirname "$0")"

# Package, exact version, SHA-256 of the file that pip or npm downloads.
PYTHON_PACKAGES="
handic==26.10.17 b513892bd6c4d6131766feed55f793efb3b6f3c7d2c3d0711cd5f2c8d67172da
python-mecab-ko-dic==2.1.1.post2 ef8f4e80c8976f1340a7264abb0c96f384fe059fd897584aeba0151753c6ae9b
wordfreq==3.1.1 4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473
"
NODE_PACKAGES="
pd-korean-noun-list-for-wordles@0.4.0 cb7c928e9c2a50ca94e00e549f28ba046a568a81cc8796fe32d21d935762b090
"

missing=""
for tool in python3 pip npm sha256sum; do
  command -v "$tool" >/dev/null || missing="$missing $tool"
done
if [ -n "$missing" ]; then
  echo "make words needs these missing programs:$missing" >&2
  exit 1
fi

mkdir -p sources/packages
# sources/complete has the hash of the script that unpacked the files, so only a changed script downloads them again.
stamp="$(sha256sum fetch.sh | cut -d' ' -f1)"
if [ "$(cat sources/complete 2>/dev/null)" = "$stamp" ]; then
  exit 0
fi

# Verifies the only file in the folder and moves it to sources/packages/. Exits before anything reads a wrong file.
check() {
  local package="$1" expected="$2" folder="$3" file
  file="$(ls "$folder")"
  if [ "$(sha256sum "$folder/$file" | cut -d' ' -f1)" != "$expected" ]; then
    echo "$package: $file does not have the expected SHA-256 $expected" >&2
    exit 1
  fi
  mv "$folder/$file" sources/packages/
}

fresh="$(mktemp -d)"
trap 'rm -rf "$fresh"' EXIT
while read -r package hash; do
  [ -n "$package" ] || continue
  echo "fetching $package"
  mkdir "$fresh/one"
  pip download --quiet --no-deps --only-binary :all: --dest "$fresh/one" "$package"
  check "$package" "$hash" "$fresh/one"
  rmdir "$fresh/one"
done <<<"$PYTHON_PACKAGES"
while read -r package hash; do
  [ -n "$package" ] || continue
  echo "fetching $package"
  mkdir "$fresh/one"
  npm pack --silent --pack-destination "$fresh/one" "$package" >/dev/null
  check "$package" "$hash" "$fresh/one"
  rmdir "$fresh/one"
done <<<"$NODE_PACKAGES"

python3 - <<'PYTHON'
import glob, gzip, tarfile, zipfile

def wheel(name, member):
    (path,) = glob.glob(f"sources/packages/{name}-*.whl")
    return zipfile.ZipFile(path).read(member)

def write(name, data):
    with open(f"sources/{name}", "wb") as file:
        file.write(data)

write("handic.dic", wheel("handic", "handic/dicdir/sys.dic"))
write("mecab-ko.dic", wheel("python_mecab_ko_dic", "mecab_ko_dic/dictionary/sys.dic"))
write("wordfreq.msgpack", gzip.decompress(wheel("wordfreq", "wordfreq/data/small_ko.msgpack.gz")))
(path,) = glob.glob("sources/packages/pd-korean-noun-list-for-wordles-*.tgz")
write("nouns.js", tarfile.open(path).extractfile("package/src/AllNouns.js").read())
PYTHON
rm -r sources/packages
echo "$stamp" >sources/complete
