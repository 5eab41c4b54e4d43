#!/usr/bin/env bash
# How many designs will hit, and how many do, where the model is not sure: examples/trust.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-trust-run}"
cd "${1:-trust-run}"

# Few pairs and a short fit: half of the designs will miss, and the list says which half is likelier to.
preimage problem pairs sinewave -n 1500 --seed 1 -o pairs.csv
preimage fit pairs.csv --inputs x1,x2 --outputs y --surrogate ensemble --epochs 40 --network-epochs 200 --seed 1 \
    -o sinewave.safetensors
preimage solve sinewave.safetensors --target y=1.5 --within 0.03 -n 50 --seed 1 -o run
cut -d , -f 1-3,4,6,7,10,11 run/designs.csv | head -6
preimage verify run --simulator sinewave

# Intervals for designs of your own, and how often they hold.
preimage problem pairs sinewave -n 200 --seed 2 -o fresh.csv
preimage predict sinewave.safetensors fresh.csv -o predicted.csv
paste -d , predicted.csv fresh.csv | awk -F , 'NR > 1 && $5 <= $9 && $9 <= $6 { held++ }
    END { print held " of " NR - 1 " intervals hold the true value" }'
