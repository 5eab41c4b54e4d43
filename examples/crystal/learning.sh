#!/usr/bin/env bash
# Held-out errors by the number of rows, for page.py: learning.sh > results/learning.csv
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PATH=$here/../..:$PATH
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

measure() { # BOX ROWS OPTION…
    local box=$1 rows=$2 low=0 high=1000
    shift 2
    [ "$box" = 20 ] && low=1000 high=1000000
    awk -F, -v n="$rows" -v low=$low -v high=$high \
        'NR == 1 || ($1 >= low && $1 < high && k++ < n)' "$here/srtio3.csv" > "$work/rows.csv"
    echo "$box,$(($(wc -l < "$work/rows.csv") - 1)),$(preimage bench symmetry "$work/rows.csv" \
        --inputs a,b,c,alpha,beta,gamma --outputs gap_ev "$@" --symmetry 'swap a b, swap alpha beta' \
        --symmetry 'swap b c, swap beta gamma' --symmetry 'alpha -> 180 - alpha, beta -> 180 - beta' \
        | awk -F'|' '$2 ~ /the symmetries/ { gsub(" ", "", $3); print $3 }')"
}

echo box,rows,rmse_ev
for rows in 100 200 400 100000; do measure 10 $rows; done
for rows in 200 400 800 100000; do measure 20 $rows --censored gap_ev=0; done
