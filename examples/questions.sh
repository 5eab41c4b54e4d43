#!/usr/bin/env bash
# Ranges, constraints, the least change and the best designs, for an arm on a slider: examples/questions.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-questions-run}"
cd "${1:-questions-run}"

preimage problem pairs arm -n 1000 --seed 1 -o arm.csv
preimage fit arm.csv --inputs x1,x2,x3,x4 --outputs y1,y2 --surrogate gp --epochs 5 --seed 1 -o arm.safetensors
preimage solve arm.safetensors --target y1=1.4:1.6,y2=:0 --seed 1 -n 50 --simulator arm -o ranges
preimage solve arm.safetensors --target y1=1.5,y2=0 --within 0.005 --constraint 'x2 + x3 <= 0.5' --constraint 'x4 >= x3' \
    --seed 1 -n 50 --simulator arm -o constraints
preimage solve arm.safetensors --target y1=1.5,y2=0 --within 0.005 --near x1=0,x2=0.3,x3=0.2,x4=0.1 \
    --seed 1 -n 3 --simulator arm -o near
preimage solve arm.safetensors --target y1=1.5 --within 0.005 --minimize y2 --seed 1 -n 5 --simulator arm -o least
