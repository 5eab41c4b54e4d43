package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.preimage.app.service.PredictJob;
import org.preimage.app.service.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `preimage predict`.
@Command(
        name = "predict",
        description = "Predicts the properties of designs, with standard deviations.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage predict gap.safetensors designs.csv -o predicted.csv"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class PredictCommand implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private TableOption table;

    @Parameters(index = "0", paramLabel = "MODEL.safetensors", description = "A model that 'preimage fit' wrote.")
    private Path model;

    @Parameters(index = "1", paramLabel = "DESIGNS.csv", description = "A CSV file with the inputs of the model.")
    private Path designs;

    @Override
    public Integer call() {
        try (Session session = shared.session()) {
            Path to = table.free();
            Written written = new PredictJob(session.context().workers()).run(model, designs, to);
            return table.tell(written, shared);
        }
    }
}
