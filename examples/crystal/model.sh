#!/usr/bin/env bash
# Fits a model of the band gap, told of the symmetries of the cell: model.sh MODEL.safetensors PAIRS.csv [OPTION…]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd):$PATH
model=$1 pairs=$2
shift 2
preimage fit "$pairs" --inputs a,b,c,alpha,beta,gamma --outputs gap_ev \
    --symmetry 'swap a b, swap alpha beta' --symmetry 'swap b c, swap beta gamma' \
    --symmetry 'alpha -> 180 - alpha, beta -> 180 - beta' \
    --prior uniform --surrogate gp --seed 1 -o "$model" "$@"
