# A stand-in for a program of your own: the deflection of a cantilever beam of steel with a load at its end, from
# an input file with a keyword in each line.
{ value[$1] = $2 }
END {
    if (!(value["height"] > 0)) {
        print "beam: no height" > "/dev/stderr"
        exit 1
    }
    inertia = value["width"] * value["height"] ^ 3 / 12 # mm⁴
    print "elements 1, iterations 1"
    printf "deflection = %.12g mm\n", 500 * value["length"] ^ 3 / (3 * 205e3 * inertia)
}
