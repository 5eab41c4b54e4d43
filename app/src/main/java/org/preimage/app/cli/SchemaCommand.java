package org.preimage.app.cli;

import java.io.PrintWriter;
import org.preimage.app.schema.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `preimage schema`.
@Command(
        name = "schema",
        description = "Prints the schema of the files for --config, as a JSON Schema.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage schema > preimage.schema.json"})
final class SchemaCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(JsonSchema.text());
        out.flush();
    }
}
