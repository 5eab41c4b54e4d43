#!/usr/bin/env bash
# Designs of the sinewave that withstand errors of their inputs: examples/robust.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-robust-run}"
cd "${1:-robust-run}"

preimage problem pairs sinewave -n 2000 --seed 1 -o pairs.csv
preimage fit pairs.csv --inputs x1,x2 --outputs y --surrogate gp --seed 1 -o sinewave.safetensors
preimage solve sinewave.safetensors --target y=1.5 --input-error x1=0.01,x2=0.01 -n 50 --seed 1 -o ordinary
preimage solve sinewave.safetensors --target y=1.5 --input-error x1=0.01,x2=0.01 --robust -n 50 --seed 1 -o robust
