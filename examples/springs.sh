#!/usr/bin/env bash
# Leaf springs of a material, a whole number of leaves, a thickness and a length: examples/springs.sh [FOLDER]
set -euo pipefail
PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd):$PATH
mkdir -p "${1:-springs-run}"
cd "${1:-springs-run}"

# The common logarithm of the stiffness n E b t³ / (6 L³) in N/mm, with b = 60 mm.
awk 'BEGIN {
    srand(1)
    split("aluminum steel titanium", metal); split("69e3 205e3 114e3", modulus)
    print "material,leaves,thickness,length,stiffness"
    for (i = 0; i < 600; i++) {
        m = 1 + int(3 * rand()); n = 1 + int(6 * rand()); t = 4 + 6 * rand(); L = 300 + 300 * rand()
        printf "%s,%d,%.6f,%.6f,%.10f\n", metal[m], n, t, L, log(n * modulus[m] * 10 * (t / L) ^ 3) / log(10)
    }
}' > springs.csv
preimage fit springs.csv --inputs material,leaves,thickness,length --outputs stiffness \
    --integer leaves --categorical material --surrogate gp --seed 1 -o spring.safetensors
preimage solve spring.safetensors --target stiffness=1.5 --within 0.005 -n 50 --seed 1 -o run1
preimage solve spring.safetensors --target stiffness=1.5 --within 0.005 --fix material=steel --bounds leaves=2:4 \
    -n 50 --seed 1 -o run2
