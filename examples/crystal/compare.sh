#!/usr/bin/env bash
# Every method of the paper asked for 50 cells with a gap of 0.5 eV from the rows within 20 %: compare.sh PAIRS.csv FOLDER
# Leaves METHOD.csv, the designs, for each; the methods know nothing of symmetries but ipage.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PATH=$here/../..:$PATH
pairs=$1 out=$2
mkdir -p "$out"

solve() {
    preimage solve "$out/$1.safetensors" --target gap_ev=0.5 --within 0.05 -n 50 --seed 1 --force -o "$out/$1-run" || true
    cp "$out/$1-run/designs.csv" "$out/$1.csv"
}

for method in lookup lookup-local mdn inn cinn cvae neural-adjoint; do
    [ -e "$out/$method.csv" ] && continue
    preimage fit "$pairs" --inputs a,b,c,alpha,beta,gamma --outputs gap_ev --method "$method" \
        --seed 1 --force -o "$out/$method.safetensors"
    solve "$method"
done
if [ ! -e "$out/ipage.csv" ]; then
    "$here/model.sh" "$out/ipage.safetensors" "$pairs" --censored gap_ev=0 --force
    solve ipage
fi
