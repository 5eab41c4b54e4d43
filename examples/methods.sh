#!/usr/bin/env bash
# Several methods on one small table, asked the same: examples/methods.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-methods-run}"
cd "${1:-methods-run}"

preimage problem pairs arm -n 1000 --seed 1 -o pairs.csv
for method in lookup mdn neural-adjoint ipage; do
    preimage fit pairs.csv --inputs x1,x2,x3,x4 --outputs y1,y2 --method "$method" --seed 1 -o "$method.safetensors"
    preimage solve "$method.safetensors" --target y1=1.5,y2=0 -n 50 --seed 1 --simulator arm -o "$method" || true
done
