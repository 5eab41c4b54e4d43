package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.table.BadTable;
import org.preimage.data.Fingerprint;
import org.preimage.data.Pairs;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.run.Context;
import org.preimage.store.ModelFile;
import org.preimage.train.TrainingLog;

/// Fits a model to a table of pairs: the model file, and beside it a folder with `config.yaml`, `run.json` and
/// `metrics.jsonl`, one line for each epoch and series.
public final class FitJob {
    private final Invocation invocation;
    private final Context context;
    private final Consumer<String> notes;

    /// @param notes is told what the user should know of the pairs, as soon as they are read
    public FitJob(Invocation invocation, Context context, Consumer<String> notes) {
        this.invocation = invocation;
        this.context = context;
        this.notes = notes;
    }

    /// One line of the metrics.
    private record Metric(String fit, int epoch, String series, double value) {}

    /// Reads, fits, writes.
    ///
    /// @throws BadTable if the pairs cannot be used
    /// @throws IllegalArgumentException if something would be overwritten
    /// @throws java.io.UncheckedIOException if something cannot be written
    public Fitted run(FitRequest request) {
        long start = System.nanoTime();
        request.checkDestination();
        PairsFile.Content content = request.source().read();
        content.notes().forEach(notes);
        Folders.create(request.folder());
        Documents.write(request.folder().resolve("config.yaml"), ConfigFile.text(config(request)));
        RunRecord record = RunRecord.started(
                        invocation, request.seed(), Machine.of(context.workers().threads()))
                .withData(Fingerprint.of(content.pairs()));
        Path runFile = request.folder().resolve(RunFolder.RUN);
        Documents.writeJson(runFile, record);
        try {
            InverseModel model = fit(request, content.pairs());
            Documents.writeLines(request.folder().resolve("metrics.jsonl"), metrics(model));
            ModelFile.write(model, request.model());
            Documents.writeJson(runFile, record.done());
            return new Fitted(model, request.folder(), (System.nanoTime() - start) / 1e9);
        } catch (RuntimeException fault) {
            Documents.writeJson(runFile, record.ended(fault));
            throw fault;
        }
    }

    /// What the fit refuses now is wrong with the pairs: the options were checked when they were made.
    private InverseModel fit(FitRequest request, Pairs pairs) {
        try {
            return InverseFit.of(pairs, request.options(), invocation.version(), request.seed(), context);
        } catch (IllegalArgumentException refused) {
            BadTable fault = new BadTable(request.source().file(), String.valueOf(refused.getMessage()));
            fault.initCause(refused);
            throw fault;
        }
    }

    /// What was asked, every default filled in, so that it can be asked again.
    private static RunConfig config(FitRequest request) {
        return RunConfig.ofFit(
                request.seed().value(),
                request.model().toString(),
                FitMethod.of(request.options()).config(request.source()));
    }

    private static List<Metric> metrics(InverseModel model) {
        List<Metric> metrics = new ArrayList<>();
        List<String> names = Curves.names(model.grades().logs());
        for (int fit = 0; fit < names.size(); fit++) {
            TrainingLog log = model.grades().logs().get(fit);
            for (int epoch = 0; epoch < log.epochs().size(); epoch++) {
                for (int s = 0; s < log.series().size(); s++) {
                    double value = log.epochs().get(epoch)[s];
                    metrics.add(
                            new Metric(names.get(fit), epoch + 1, log.series().get(s), value));
                }
            }
        }
        return metrics;
    }
}
