package org.preimage.app.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.CampaignConfig.InputConfig;

/// Any program as the true operator. One of `command`, `batch`, `java` and `http` says what it is.
///
/// @param name what reports call it
/// @param home where relative paths of this block start
/// @param inputs the columns of a design, in order, by name
/// @param outputs the columns of a property, in order
/// @param command a program and its arguments
/// @param batch a job of a batch system
/// @param java a class
/// @param http a server
/// @param files files to write into the work folder, by name: the template of each
/// @param stdin what is written to the standard input
/// @param result where the outputs are
/// @param environment variables, by name
/// @param timeLimit the most seconds that a run may take
/// @param retries how often a failed run is tried again
/// @param backOff the seconds before the first retry
/// @param atOnce how many runs there may be at the same time
/// @param keep which work folders are kept
public record SimulatorConfig(
        @Key("What reports call it; the name of the file if left out.") @Nullable
        String name,

        @Key("The folder that relative paths of this block start at, and that {home} stands for; the file's own if left"
                + " out.")
        @Nullable
        String home,

        @Key("The columns of a design, in the order that they are told in, by their names; the model's if left out.")
        Map<String, InputConfig> inputs,

        @Key("The columns of a property; the model's if left out.")
        List<String> outputs,

        @Key("A program and its arguments, each with {INPUT} where an input goes; no shell is between.")
        List<String> command,

        @Key("A job of a batch system such as Slurm, instead of a command.") @Nullable
        BatchConfig batch,

        @Key("A Java class, instead of a command.") @Nullable
        JavaConfig java,

        @Key("A server that answers JSON with JSON, instead of a command.") @Nullable
        HttpConfig http,

        @Key("Files to write into the work folder before the run, by their names: the template of each.")
        Map<String, String> files,

        @Key(
                value = "What goes to the program's standard input; nothing if left out.",
                choices = {"json", "csv"})
        @Nullable
        String stdin,

        @Key("Where the outputs are; in JSON on the standard output if left out.") @Nullable
        ResultConfig result,

        @Key("Variables of the environment to set.") Map<String, Scalar> environment,

        @Key(
                value = "The most seconds that a run may take; it is ended then, with all processes it started. None if"
                        + " left out.",
                above = 0)
        @Nullable
        Double timeLimit,

        @Key(value = "How often a failed run is tried again; 0 if left out.", from = 0, upTo = 1000) @Nullable
        Integer retries,

        @Key(
                value = "The seconds before the first retry, twice as many before every further one; 1 if left out.",
                from = 0,
                upTo = 86400)
        @Nullable
        Double backOff,

        @Key(value = "How many runs there may be at the same time; 1 if left out.", from = 1, upTo = 1000) @Nullable
        Integer atOnce,

        @Key(
                value = "Which work folders are kept after the run; those of failed runs if left out.",
                choices = {"never", "failed", "always"})
        @Nullable
        String keep) {

    /// A job of a batch system. Its number is kept, so that whoever comes back later waits for the same job.
    ///
    /// @param submit what submits it
    /// @param job where its number is
    /// @param poll what tells its state
    /// @param done which states mean success
    /// @param failed which states mean failure
    /// @param every the seconds between two polls
    /// @param collect what prints the outputs when it is done
    public record BatchConfig(
            @Key("The command that submits the job; it runs in the work folder and prints the job's number.")
            List<String> submit,

            @Key("Where in that the number is: a regular expression with one group; the first word if left out.")
            @Nullable
            String job,

            @Key("The command that prints the job's state; {job} stands for its number.")
            List<String> poll,

            @Key("A regular expression found in that when the job is done; that of Slurm if left out.") @Nullable
            String done,

            @Key("A regular expression found in that when it has failed; that of Slurm if left out.") @Nullable
            String failed,

            @Key(value = "The seconds between two polls; 10 if left out.", above = 0, upTo = 86400) @Nullable
            Double every,

            @Key("A command that prints the outputs of a job that is done; without it the result is a file.")
            List<String> collect) {
        public BatchConfig {
            submit = List.copyOf(submit);
            poll = List.copyOf(poll);
            collect = List.copyOf(collect);
            if (submit.isEmpty() || poll.isEmpty()) {
                throw new IllegalArgumentException(
                        "expected the commands submit and poll, found " + (submit.isEmpty() ? "no submit" : "no poll"));
            }
            if (job != null) {
                requireGroup("job", job);
            }
            compiled("done", done);
            compiled("failed", failed);
        }
    }

    /// A Java class that is an `org.preimage.operator.Simulator` or an `org.preimage.operator.ForwardOperator`.
    ///
    /// @param className its full name
    /// @param classPath where it is
    public record JavaConfig(
            @Key("The full name of a class with a public constructor without arguments.") @Nullable
            String className,

            @Key("The jars and folders it is in; what Preimage itself runs with if left out.")
            List<String> classPath) {
        public JavaConfig {
            classPath = List.copyOf(classPath);
            if (className == null) {
                throw new IllegalArgumentException("expected the key 'class-name', found none");
            }
        }
    }

    /// A server that a design is posted to, as JSON by the names of the inputs.
    ///
    /// @param url its address
    /// @param headers what is sent besides, by name
    public record HttpConfig(
            @Key("The address, http or https.") @Nullable String url,

            @Key("Headers to send besides, by their names.") Map<String, String> headers) {
        public HttpConfig {
            headers = ordered(headers);
            if (url == null || !url.matches("(?i)https?://.+")) {
                throw new IllegalArgumentException("expected a url that starts with http:// or https://, found "
                        + (url == null ? "none" : "'" + BadConfig.shown(url) + "'"));
            }
        }
    }

    /// Where the outputs are, and how they are written there.
    ///
    /// @param file the file they are in
    /// @param format how they are written
    /// @param patterns where each is in a text
    public record ResultConfig(
            @Key("The file in the work folder that they are in; the standard output if left out.") @Nullable
            String file,

            @Key(
                    value =
                            "How they are written: JSON's names and values, or CSV with a header line; json if left out.",
                    choices = {"json", "csv"})
            @Nullable
            String format,

            @Key("Instead of a format, a regular expression for each output, whose one group is the number; the last"
                    + " match counts.")
            Map<String, String> patterns) {
        public ResultConfig {
            patterns = ordered(patterns);
            if (format != null && !patterns.isEmpty()) {
                throw new IllegalArgumentException("expected a format or patterns, found both");
            }
            patterns.forEach(SimulatorConfig::requireGroup);
        }
    }

    public SimulatorConfig {
        inputs = ordered(inputs);
        outputs = List.copyOf(outputs);
        command = List.copyOf(command);
        files = ordered(files);
        environment = ordered(environment);
        long said = Stream.of(command.isEmpty() ? null : command, batch, java, http)
                .filter(Objects::nonNull)
                .count();
        if (said != 1) {
            throw new IllegalArgumentException(
                    "expected one of command, batch, java and http, found " + (said == 0 ? "none" : "several"));
        }
        if ((java != null || http != null) && (!files.isEmpty() || stdin != null || result != null)) {
            throw new IllegalArgumentException("expected files, stdin and result beside command or batch only");
        }
        if (batch != null && stdin != null) {
            throw new IllegalArgumentException("expected stdin beside a command, found it beside batch");
        }
        if (batch != null && batch.collect().isEmpty() && (result == null || result.file() == null)) {
            throw new IllegalArgumentException("expected batch.collect or result.file, found neither");
        }
    }

    /// The same, with relative paths that start at `folder`.
    public SimulatorConfig at(String folder) {
        return new SimulatorConfig(
                name,
                folder,
                inputs,
                outputs,
                command,
                batch,
                java,
                http,
                files,
                stdin,
                result,
                environment,
                timeLimit,
                retries,
                backOff,
                atOnce,
                keep);
    }

    private static void requireGroup(String name, String pattern) {
        Matcher matcher = compiled(name, pattern).matcher("");
        if (matcher.groupCount() != 1) {
            throw new IllegalArgumentException("expected a regular expression with one group for '" + name + "', found "
                    + matcher.groupCount() + " in '" + BadConfig.shown(pattern) + "'");
        }
    }

    private static Pattern compiled(String name, @Nullable String pattern) {
        try {
            return Pattern.compile(pattern == null ? "" : pattern);
        } catch (PatternSyntaxException fault) {
            throw new IllegalArgumentException(
                    "expected a regular expression for '" + name + "', found a fault: " + fault.getDescription());
        }
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
