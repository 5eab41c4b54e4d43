#!/usr/bin/env bash
# y = a b + t², which a swap of a and b and the sign of t leave as it is: examples/symmetry.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-symmetry-run}"
cd "${1:-symmetry-run}"

awk 'BEGIN {
    srand(1)
    print "a,b,t,y"
    for (i = 0; i < 200; i++) {
        a = rand(); b = rand(); t = 2 * rand() - 1
        printf "%.8f,%.8f,%.8f,%.12f\n", a, b, t, a * b + t * t
    }
}' > pairs.csv
preimage bench symmetry pairs.csv --inputs a,b,t --outputs y --symmetry 'swap a b' --symmetry 't -> -t' --splits 2
preimage fit pairs.csv --inputs a,b,t --outputs y --symmetry 'swap a b' --symmetry 't -> -t' \
    --surrogate gp --seed 1 -o model.safetensors
preimage solve model.safetensors --target y=0.8 -n 30 --seed 1 -o run1
