#!/usr/bin/env bash
# A campaign from nothing, and one whose simulator is run by this script: examples/campaign.sh [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PATH=$(cd "$here/.." && pwd):$PATH
mkdir -p "${1:-campaign-run}"
cd "${1:-campaign-run}"

preimage campaign run "$here/campaign.yaml" -o sinewave.campaign
preimage campaign status sinewave.campaign

# The same for a program that Preimage does not run: it asks, and is told. The last awk is the simulator.
cat > asked.yaml << 'GOAL'
schema: 1
seed: 1
campaign:
  inputs: {x1: {from: -1, to: 1}, x2: {from: -1, to: 1}}
  outputs: [y]
  targets: {y: {value: 1.5, within: 0.05}}
  designs: 8
  budget: 60
GOAL
preimage campaign run asked.yaml
for batch in 1 2 3 4 5 6; do
    rm -f designs.csv
    preimage campaign ask asked.campaign -o designs.csv
    [ -f designs.csv ] || break # it has ended
    awk -F, 'NR == 1 { print "id,y"; pi = atan2(0, -1) }
        NR > 1 { printf "%s,%.17g\n", $1, sin(3 * pi * $2) + cos(3 * pi * $3) }' designs.csv > results.csv
    preimage campaign tell asked.campaign results.csv
done
preimage campaign export asked.campaign
