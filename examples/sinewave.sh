#!/usr/bin/env bash
# The tutorial's commands, in a new folder: examples/sinewave.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-sinewave-run}"
cd "${1:-sinewave-run}"

preimage problem pairs sinewave -n 10000 --seed 1 -o pairs.csv
preimage fit pairs.csv --inputs x1,x2 --outputs y --seed 1 -o sinewave.safetensors
preimage solve sinewave.safetensors --target y=1.5 --within 0.01 -n 100 --seed 1 -o run1
preimage verify run1 --simulator sinewave
preimage predict sinewave.safetensors run1/designs.csv -o predicted.csv
