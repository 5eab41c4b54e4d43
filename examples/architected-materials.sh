#!/usr/bin/env bash
# Cells of 32 × 32 pixels with the moduli that are asked for, in small: examples/architected-materials.sh [FOLDER]
# A table of 100,000 cells and a fit without --epochs give designs that hit far more often.
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-architected-run}"
cd "${1:-architected-run}"

preimage problem pairs architecture -n 2000 --seed 1 -o cells.csv.gz
preimage fit cells.csv.gz --inputs p0..p1023 --outputs E,E_x,E_y,G,porosity --pixels 32x32 \
    --epochs 20 --network-epochs 8 --seed 1 -o cells.safetensors
preimage solve cells.safetensors --target E=0.2 --within 0.005 --binary=2 -n 20 --seed 1 \
    --simulator architecture --polish 10 -o run1
preimage export run1 --png 8 --tiles 3 -o images
preimage export run1 --stl --size 10 --height 2 -o bodies
