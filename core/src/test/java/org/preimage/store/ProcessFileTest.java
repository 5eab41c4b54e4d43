package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.model.InverseModel;
import org.preimage.model.SurrogateChoice;
import org.preimage.model.Toy;
import org.preimage.run.Workers;
import org.preimage.surrogate.GaussianProcess;

final class ProcessFileTest {
    @TempDir
    private Path folder;

    @Test
    void aModelOfProcessesIsReadAsItWasWritten() throws IOException {
        InverseModel model = Toy.fit(Toy.conditional(1).withSurrogate(SurrogateChoice.GP), 60);
        ModelFile.write(model, folder.resolve("model"));
        InverseModel read = ModelFile.read(folder.resolve("model"));
        assertThat(read.surrogate()).isInstanceOf(GaussianProcess.class);
        double[][] x = model.pairs().x();
        try (Workers workers = new Workers(1)) {
            InverseModel.Predicted expected = model.predict(x, workers);
            InverseModel.Predicted found = read.predict(x, workers);
            assertThat(found.mean()).isDeepEqualTo(expected.mean());
            assertThat(found.deviation()).isDeepEqualTo(expected.deviation());
        }
        ModelFile.write(read, folder.resolve("again"));
        assertThat(Files.readAllBytes(folder.resolve("again"))).isEqualTo(Files.readAllBytes(folder.resolve("model")));
    }
}
