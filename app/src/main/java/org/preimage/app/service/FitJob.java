package org.preimage.app.service;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.table.BadTable;
import org.preimage.data.Fingerprint;
import org.preimage.data.Groups;
import org.preimage.math.Kernels;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.model.SymmetryCheck;
import org.preimage.run.Context;
import org.preimage.run.SnapshotRefused;
import org.preimage.space.Space;
import org.preimage.store.Checkpoint;
import org.preimage.store.ModelFile;
import org.preimage.store.ModelFileRefused;
import org.preimage.train.Diverged;

/// Fits a model to a table of pairs: the model file, and beside it a [FitFolder]. A fit that was stopped, at
/// whatever moment, is continued by the same request, and ends in the same files.
public final class FitJob {
    private static final int SHOWN_CHARS = 24;
    private static final String DISCARD = "--fresh discards the unfinished fit";

    private final Invocation invocation;
    private final Context context;
    private final Consumer<String> notes;

    /// @param notes is told what the user should know of the pairs, and where an unfinished fit goes on
    public FitJob(Invocation invocation, Context context, Consumer<String> notes) {
        this.invocation = invocation;
        this.context = context;
        this.notes = notes;
    }

    /// Reads, fits, writes.
    ///
    /// @throws BadTable if the pairs cannot be used
    /// @throws IllegalArgumentException if something would be overwritten
    /// @throws WorkRefused if there is unfinished work that cannot be continued, or another fit is at it
    /// @throws java.io.UncheckedIOException if something cannot be written
    public Fitted run(FitRequest request) {
        long start = System.nanoTime();
        FitFolder folder = FitFolder.beside(request.model());
        folder.requireFree(request.keeping().force());
        PairsFile.Content content = request.source().read();
        content.notes().forEach(notes);
        if (request.question() != null) {
            requirePossible(request, content);
        }
        doubts(request, content).forEach(notes);
        try (FitFolder.Claim _ = folder.claim(request.keeping())) {
            Checkpoint from = unfinished(folder, identity(request, content));
            InverseModel model = run(request, content, folder, from);
            return new Fitted(model, folder.path(), (System.nanoTime() - start) / 1e9);
        }
    }

    /// What speaks against the declared symmetries.
    private List<String> doubts(FitRequest request, PairsFile.Content content) {
        return SymmetryCheck.doubts(
                content.pairs(), content.declared(), request.seed().of("symmetries"), context);
    }

    private static void requirePossible(FitRequest request, PairsFile.Content content) {
        Space columns;
        try {
            columns = InverseFit.space(content.pairs(), content.declared());
        } catch (IllegalArgumentException _) {
            return; // refused by the fit, as what it is
        }
        Objects.requireNonNull(request.question()).requirePossible(columns);
    }

    /// Where the fit goes on; without stages where there is nothing to continue.
    private Checkpoint unfinished(FitFolder folder, SequencedMap<String, String> identity) {
        if (!Files.exists(folder.checkpoint())) {
            return new Checkpoint(identity, List.of());
        }
        Checkpoint kept;
        try {
            kept = Checkpoint.read(folder.checkpoint());
        } catch (ModelFileRefused damaged) {
            throw new WorkRefused(damaged.getMessage() + "; " + DISCARD, damaged);
        }
        List<String> differences = differences(kept.identity(), identity);
        if (!differences.isEmpty()) {
            throw new WorkRefused(
                    folder.path(),
                    "expected the pairs and options of the unfinished fit in it, found others: "
                            + String.join(", ", differences) + "; " + DISCARD);
        }
        notes.accept(folder.path() + ": the fit goes on after " + FitJournal.position(kept.stages()));
        return kept;
    }

    /// All that decides what comes out: a fit may only go on under the same.
    private SequencedMap<String, String> identity(FitRequest request, PairsFile.Content content) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("pairs", Fingerprint.of(content.pairs()));
        identity.put("declared", content.declared().toString());
        Groups groups = content.pairs().groups();
        identity.put("groups", groups == null ? "none" : groups.column() + " " + Arrays.hashCode(groups.of()));
        identity.put("seed", request.seed().value());
        identity.put("prior", request.options().prior().kind().word());
        identity.put("fit", request.options());
        identity.put("version", invocation.version());
        identity.put("kernels", Kernels.ACTIVE.name());
        return Documents.flat(identity);
    }

    private static List<String> differences(SequencedMap<String, String> there, SequencedMap<String, String> here) {
        SequencedMap<String, String> names = new LinkedHashMap<>(here);
        names.putAll(there);
        List<String> differences = new ArrayList<>();
        for (String name : names.keySet()) {
            String old = there.getOrDefault(name, "none");
            String now = here.getOrDefault(name, "none");
            if (!old.equals(now)) {
                differences.add(name + " (" + shown(old) + " there, " + shown(now) + " here)");
            }
        }
        return differences;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }

    private InverseModel run(FitRequest request, PairsFile.Content content, FitFolder folder, Checkpoint from) {
        RunRecord record =
                RunRecord.started(invocation, request.seed(), Machine.here()).withData(Fingerprint.of(content.pairs()));
        Documents.writeJson(folder.run(), record);
        Documents.write(folder.config(), ConfigFile.text(config(request)));
        try {
            InverseModel model = fit(request, content, folder, from);
            Documents.writeJson(folder.run(), record.writing());
            ModelFile.write(model, request.model());
            Documents.writeJson(folder.run(), record.done());
            folder.deleteCheckpoint();
            return model;
        } catch (RuntimeException fault) {
            if (fault instanceof Diverged) { // and would again
                folder.deleteCheckpoint();
            }
            Documents.writeJson(folder.run(), record.ended(fault));
            throw fault;
        }
    }

    private InverseModel fit(FitRequest request, PairsFile.Content content, FitFolder folder, Checkpoint from) {
        try (MetricsFile metrics = new MetricsFile(folder.metrics())) {
            Pace pace = new Pace(request.keeping().every(), System::nanoTime);
            return fit(request, content, new FitJournal(folder.checkpoint(), from, metrics, pace));
        }
    }

    /// What the fit refuses now is wrong with the pairs: the options were checked when they were made.
    private InverseModel fit(FitRequest request, PairsFile.Content content, FitJournal journal) {
        try {
            return InverseFit.of(
                    content.pairs(),
                    content.declared(),
                    request.options(),
                    invocation.version(),
                    request.seed(),
                    context.withJournal(journal));
        } catch (IllegalArgumentException refused) {
            BadTable fault = new BadTable(request.source().file(), String.valueOf(refused.getMessage()));
            fault.initCause(refused);
            throw fault;
        } catch (SnapshotRefused misfit) {
            throw new WorkRefused(misfit.getMessage() + "; " + DISCARD, misfit);
        } catch (CancellationException end) {
            throw journal.hasKept() ? continuable(journal, end) : end;
        }
    }

    private static CancellationException continuable(FitJournal journal, CancellationException end) {
        CancellationException told = new CancellationException(
                "cancelled after " + journal.position() + "; the same command goes on from there");
        told.initCause(end);
        return told;
    }

    /// What was asked, every default filled in, so that it can be asked again.
    private static RunConfig config(FitRequest request) {
        return RunConfig.ofFit(
                request.seed().value(),
                request.model().toString(),
                FitMethod.of(request.options()).config(request.source()));
    }
}
