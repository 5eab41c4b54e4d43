package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A table of pairs and the roles of its columns, where no file can say them.
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class PairsOptions {
    @Parameters(paramLabel = "PAIRS.csv", description = "A CSV file with a header line.")
    private Path file;

    @Option(
            names = "--inputs",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "The columns of the design.")
    private List<String> inputs;

    @Option(
            names = "--outputs",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "The columns of the property.")
    private List<String> outputs;

    Path file() {
        return file;
    }

    List<String> inputs() {
        return inputs;
    }

    List<String> outputs() {
        return outputs;
    }
}
