package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.List;

/// What the command was asked for.
///
/// @param help only its help
/// @param quick shorter, and without kernel sets and scaling
/// @param scalingOnly only the scaling
/// @param works the names of the works to measure, nothing else then; empty: everything
/// @param python the program that has PyTorch
record Request(boolean help, boolean quick, boolean scalingOnly, List<String> works, String python) {
    static final String HELP = """
            ./build bench [--quick] [--only W1[,W2…]] [--scaling] [--python PROGRAM]

            Measures the engine and prints what docs/engine.md shows. Without options it measures everything, takes up to
            10 minutes on an idle machine, and writes docs/engine.md and docs/engine-scaling.svg. With an option it only
            prints. PyTorch is measured beside it where it is installed.

              --quick            shorter and less exact; no kernel sets, no scaling
              --only W1[,W2…]    only these pieces of work
              --scaling          only the time of a step over its size
              --python PROGRAM   the Python that has PyTorch
              --help             this text
            """;

    Request {
        works = List.copyOf(works);
        List<String> known = Pieces.works().stream().map(Piece::name).toList();
        for (String work : works) {
            if (!known.contains(work)) {
                throw new IllegalArgumentException("--only: expected some of " + known + ", found " + work);
            }
        }
    }

    /// @throws IllegalArgumentException if an option is unknown or lacks its value
    static Request parse(String... arguments) {
        boolean help = false;
        boolean quick = false;
        boolean scaling = false;
        List<String> works = new ArrayList<>();
        String python = Lab.defaultPython();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--help", "-h" -> help = true;
                case "--quick" -> quick = true;
                case "--scaling" -> scaling = true;
                case "--only" -> works.addAll(List.of(value(arguments, ++i).split(",", -1)));
                case "--python" -> python = value(arguments, ++i);
                default ->
                    throw new IllegalArgumentException(
                            "./build bench: expected --quick, --only, --scaling, --python or --help, found "
                                    + arguments[i]);
            }
        }
        return new Request(help, quick, scaling, works, python);
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new IllegalArgumentException(arguments[at - 1] + ": expected a value, found the end");
        }
        return arguments[at];
    }

    Effort effort() {
        return quick ? Effort.QUICK : Effort.FULL;
    }

    /// Whether the kernel sets are measured.
    boolean sets() {
        return !quick && works.isEmpty() && !scalingOnly;
    }

    /// Whether the scaling is.
    boolean scaling() {
        return scalingOnly || sets();
    }

    /// Whether the document is written: only where nothing is left out or shortened.
    boolean writes() {
        return sets();
    }

    /// The pieces of work to measure.
    List<Piece> pieces() {
        return scalingOnly
                ? List.of()
                : Pieces.works().stream()
                        .filter(piece -> works.isEmpty() || works.contains(piece.name()))
                        .toList();
    }
}
