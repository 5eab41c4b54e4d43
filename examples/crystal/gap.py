#!/usr/bin/python3
"""The band gap of strained SrTiO3 by plane-wave density functional theory (GPAW, PBE+U), 4 to 5 seconds on one core.

    echo '{"a": 3.9, "b": 3.9, "c": 4.0, "alpha": 90, "beta": 90, "gamma": 92}' | ./gap.py
    ./gap.py --table designs.csv -o verified.csv

Lengths in angstrom, angles in degrees. Prints {"gap_ev": ..., "raw_gap_ev": ...}; a negative raw gap is the overlap of bands
in a metal, whose gap is 0. With --record FILE.csv every answer is kept there, and a cell that is there is not computed again.

Needs Debian's packages gpaw, gpaw-data and python3-ase; without them it says so and exits with 69.
"""
import argparse
import csv
import fcntl
import json
import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")

INPUTS = ["a", "b", "c", "alpha", "beta", "gamma"]
COLUMNS = INPUTS + ["gap_ev", "raw_gap_ev", "energy_ev", "iterations"]
UNAVAILABLE = 69
EDGE = 20  # 40 valence electrons fill so many bands


def kpoints(n=2):
    """A body-centered list of 16 points, which holds the points that the gap of the cubic cell is between."""
    grid = [(i / n, j / n, k / n) for i in range(n) for j in range(n) for k in range(n)]
    grid += [tuple(x + 0.5 / n for x in p) for p in grid]
    return [tuple((x + 0.5) % 1 - 0.5 for x in p) for p in grid]


def compute(cell):
    """The bands of one cell: a dictionary of all columns but the inputs."""
    try:
        import numpy as np
        from ase import Atoms
        from ase.geometry import cellpar_to_cell
        from gpaw import GPAW, PW, FermiDirac, Mixer
    except ImportError as missing:
        print(f"gap.py: skipped, since GPAW is not here ({missing}); on Debian: apt install gpaw gpaw-data python3-ase",
              file=sys.stderr)
        sys.exit(UNAVAILABLE)
    positions = [[0, 0, 0], [0.5, 0.5, 0.5], [0.5, 0.5, 0], [0.5, 0, 0.5], [0, 0.5, 0.5]]
    atoms = Atoms("SrTiO3", scaled_positions=positions, cell=cellpar_to_cell(cell), pbc=True)
    calculator = GPAW(
        mode=PW(500), xc="PBE", kpts=kpoints(), nbands=26, txt=None, occupations=FermiDirac(0.05),
        mixer=Mixer(0.25, 5, 1.0), maxiter=100, setups={"Ti": ":d,4,1"},
        convergence=dict(density=1e-3, eigenstates=1e-6, energy=1e-3))
    atoms.calc = calculator
    energy = atoms.get_potential_energy()
    bands = np.array([calculator.get_eigenvalues(kpt=k) for k in range(len(calculator.get_ibz_k_points()))])
    raw = float(bands[:, EDGE].min() - bands[:, EDGE - 1].max())
    return {"gap_ev": round(max(0.0, raw), 4), "raw_gap_ev": round(raw, 4), "energy_ev": round(float(energy), 4),
            "iterations": int(calculator.get_number_of_iterations())}


def key(row):
    return tuple(f"{float(row[name]):.9g}" for name in INPUTS)


class Record:
    """Answers that are kept in a CSV file, which several processes may share."""

    def __init__(self, path):
        self.path = path

    def read(self):
        if self.path is None or not os.path.exists(self.path):
            return {}
        with open(self.path, newline="") as file:
            return {key(row): row for row in csv.DictReader(file)}

    def add(self, answer):
        if self.path is None:
            return
        with open(self.path, "a", newline="") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            if os.fstat(file.fileno()).st_size == 0:
                writer.writeheader()
            writer.writerow(answer)


def answer(design, record):
    """What is known of a design, computed if need be."""
    known = record.read().get(key(design))
    if known is not None:
        return known
    cell = [float(design[name]) for name in INPUTS]
    found = dict(zip(INPUTS, cell)) | compute(cell)
    record.add(found)
    return found


def table(source, target, record):
    with open(source, newline="") as file:
        designs = list(csv.DictReader(file))
    with open(target, "w", newline="") as file:
        writer = csv.DictWriter(file, ["id"] + COLUMNS, lineterminator="\n")
        writer.writeheader()
        for number, design in enumerate(designs, 1):
            found = answer(design, record)
            writer.writerow({"id": design.get("id", number)} | {name: found[name] for name in COLUMNS})
            file.flush()
            print(f"gap.py: {number} of {len(designs)}: {found['gap_ev']} eV", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", metavar="FILE.csv", help="keep every answer there, and ask it first")
    parser.add_argument("--table", metavar="DESIGNS.csv", help="ask for all rows of a table")
    parser.add_argument("-o", "--output", metavar="FILE.csv", default="verified.csv", help="where a table's answers go")
    options = parser.parse_args()
    record = Record(options.record)
    if options.table:
        table(options.table, options.output, record)
    else:
        found = answer(json.load(sys.stdin), record)
        print(json.dumps({name: float(found[name]) for name in COLUMNS[len(INPUTS):]}))


if __name__ == "__main__":
    main()
