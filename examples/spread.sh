#!/usr/bin/env bash
# Designs spread evenly over the solution set, and like the pairs, in a new folder: examples/spread.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-spread-run}"
cd "${1:-spread-run}"

preimage problem pairs sinewave -n 2000 --seed 1 -o pairs.csv
preimage fit pairs.csv --inputs x1,x2 --outputs y --surrogate gp --epochs 20 --seed 1 -o sinewave.safetensors
preimage solve sinewave.safetensors --target y=1.5 --within 0.01 -n 100 --seed 1 -o even
preimage solve sinewave.safetensors --target y=1.5 --within 0.01 -n 100 --seed 1 --spread prior -o prior
