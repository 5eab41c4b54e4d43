#!/usr/bin/env bash
# Pairs with wrong and missing values and with groups, in a new folder: examples/data.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-data-run}"
cd "${1:-data-run}"

preimage problem pairs arm -n 600 --seed 1 -o exact.csv
# Every third y2 is missing, row 100 has a wrong y1, every twenty rows are one batch, and y1 is never told below 0.
awk -F, -v OFS=, 'NR == 1 { print $0, "batch"; next }
    NR == 100 { $5 += 0.3 }
    NR % 3 == 0 { $6 = "" }
    { print $1, $2, $3, $4, ($5 < 0 ? 0 : $5), $6, "batch" int(NR / 20) }' exact.csv > pairs.csv

preimage fit pairs.csv --inputs x1,x2,x3,x4 --outputs y1,y2 --censored y1=0 --group batch --surrogate gp \
    --epochs 20 --seed 1 -o arm.safetensors
preimage data doubtful arm.safetensors --top 5
preimage data curve exact.csv --inputs x1,x2,x3,x4 --outputs y1 --goal y1=1e-5 --seed 1
preimage solve arm.safetensors --target y1=0 --target y2=1 --within 0.05 -n 20 --seed 1 -o run1
