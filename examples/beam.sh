#!/usr/bin/env bash
# Designs of a beam, checked and improved with a program: examples/beam.sh [FOLDER]
set -euo pipefail
examples=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PATH=$examples/..:$PATH
mkdir -p "${1:-beam-run}"
cd "${1:-beam-run}"

# 200 pairs from the program itself, at the points of a plan.
preimage sampling maximin -n 200 --columns width,height,length --bounds width=20:60,height=15:40,length=300:900 \
    --seed 1 -o plan.csv
echo "width,height,length,deflection" > beam.csv
tail -n +2 plan.csv | while IFS=, read -r width height length; do
    printf 'width %s\nheight %s\nlength %s\n' "$width" "$height" "$length" |
        awk -f "$examples/beam.awk" | sed -n "s/deflection = \(.*\) mm/$width,$height,$length,\1/p"
done >> beam.csv

preimage fit beam.csv --inputs width,height,length --outputs deflection --surrogate gp --seed 1 -o beam.safetensors
preimage solve beam.safetensors --target deflection=5 --within 0.05 -n 20 --seed 1 --simulator "$examples/beam.yaml" -o run1
preimage verify run1 --simulator "$examples/beam.yaml" --polish 4
