package org.preimage.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.app.cli.Commands;
import picocli.CommandLine.ParameterException;

/// What the documents say is true: links lead somewhere, commands and types exist, examples compile.
final class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("preimage.root"));
    private static final Page README = Page.read(ROOT.resolve("README.md"));
    private static final Path JAVA_EXAMPLE = ROOT.resolve("examples/java/SolveSinewave.java");
    private static final Path SHELL_EXAMPLE = ROOT.resolve("examples/sinewave.sh");

    /// Fewer than these mean that the tests look for something in the wrong way.
    private static final int LEAST_PAGES = 15;

    private static final int LEAST_CALLS = 30;

    static List<Page> pages() throws IOException {
        return Page.all(ROOT);
    }

    static Stream<List<String>> calls() throws IOException {
        List<List<String>> calls = new ArrayList<>(Page.calls(Files.readString(SHELL_EXAMPLE)));
        for (Page page : pages()) {
            page.blocks().stream()
                    .filter(block -> block.language().equals("sh"))
                    .forEach(block -> calls.addAll(Page.calls(block.text())));
        }
        return calls.stream().distinct();
    }

    @Test
    void pagesAndCallsWereSeen() throws IOException {
        assertThat(pages()).hasSizeGreaterThanOrEqualTo(LEAST_PAGES);
        assertThat(calls()).hasSizeGreaterThanOrEqualTo(LEAST_CALLS);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Page page : pages()) {
            for (String link : page.links()) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(page.path()) + " → " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Page page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file);
        return Files.exists(target) && (hash < 0 || Page.read(target).anchors().contains(link.substring(hash + 1)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCallIsUnderstood(List<String> call) {
        assertThatNoException().isThrownBy(() -> Commands.parse(call));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve m.safetensors --targets y=1 -o run1",
                "solve m.safetensors --target y=1",
                "resolve m.safetensors",
                "fit p.csv --inputs a --outputs y --prior flow -o m.safetensors",
                "problem pears sinewave"
            })
    void aCallThatIsNotUnderstoodIsFound(String arguments) {
        List<String> call =
                Page.calls("./preimage " + arguments + " # and so on").getFirst();
        assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> Commands.parse(call));
    }

    @Test
    void theReferenceNamesEveryCommandAndOption() {
        String reference =
                Page.read(ROOT.resolve("docs/reference/command-line.md")).text();
        Map<String, Set<String>> options = Commands.options();
        assertThat(options).containsKeys("fit", "problem pairs");
        options.forEach((command, names) -> {
            assertThat(reference).contains(("preimage " + command).strip());
            assertThat(names).allSatisfy(name -> assertThat(reference).containsPattern("`" + name + "[` ]"));
        });
    }

    @Test
    void everyTypeNamedExists() throws IOException {
        Set<String> sources = sources();
        List<String> missing = new ArrayList<>();
        for (Page page : pages()) {
            page.codes().stream()
                    .filter(code -> code.matches("org\\.preimage(\\.\\w+)+") && !exists(sources, code))
                    .map(code -> ROOT.relativize(page.path()) + ": " + code)
                    .forEach(missing::add);
            page.codes().stream()
                    .filter(code -> code.matches("[A-Z]\\w+Test"))
                    .filter(code -> sources.stream().noneMatch(source -> source.endsWith("/" + code)))
                    .map(code -> ROOT.relativize(page.path()) + ": " + code)
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    /// Sources of all modules and their folders, from the root package on, without their ending.
    private static Set<String> sources() throws IOException {
        Set<String> sources = new HashSet<>();
        for (String module : List.of("core", "bench", "app", "jmh")) {
            for (String part : List.of("src/main/java", "src/test/java")) {
                Path folder = ROOT.resolve(module).resolve(part);
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> all = Files.walk(folder)) {
                        all.map(path -> folder.relativize(path)
                                        .toString()
                                        .replace('\\', '/')
                                        .replaceFirst("\\.java$", ""))
                                .forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    /// Whether `name` is a package, a type, or a type within one.
    private static boolean exists(Set<String> sources, String name) {
        String path = name.replace('.', '/');
        String outer = path.substring(0, path.lastIndexOf('/'));
        boolean withinType = Character.isUpperCase(outer.charAt(outer.lastIndexOf('/') + 1));
        return sources.contains(path) || (withinType && sources.contains(outer));
    }

    @Test
    void theReadmeShowsCodeEarly() {
        assertThat(README.wordsBefore(0)).isPositive();
        assertThat(README.wordsBefore(1)).isLessThanOrEqualTo(200);
    }

    @Test
    void theReadmesJavaIsPartOfTheExample() throws IOException {
        List<String> example =
                Files.readAllLines(JAVA_EXAMPLE).stream().map(String::strip).toList();
        List<Page.Block> java = README.blocks().stream()
                .filter(block -> block.language().equals("java"))
                .toList();
        assertThat(java).hasSize(1);
        assertThat(java.getFirst().text().lines().map(String::strip)).isSubsetOf(example);
    }

    @Test
    void theExampleCompiles(@TempDir Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-proc:none", "-Xlint:all", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(JAVA_EXAMPLE))
                    .call();
        }
        assertThat(messages.toString()).doesNotContain("SolveSinewave.java");
        assertThat(folder.resolve("SolveSinewave.class")).exists();
    }

    @Test
    void theTutorialRunsTheShellExample() throws IOException {
        Page tutorial = Page.read(ROOT.resolve("docs/tutorial.md"));
        List<List<String>> told = tutorial.blocks().stream()
                .flatMap(block -> Page.calls(block.text()).stream())
                .toList();
        assertThat(told).containsAll(Page.calls(Files.readString(SHELL_EXAMPLE)));
    }
}
