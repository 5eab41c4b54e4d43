package org.preimage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds between the packages of `core`: the table of who may use whom, and the rules that all types
/// follow.
final class ArchitectureTest {
    private static final String ROOT = "org.preimage.";

    /// Fewer classes than this mean that the import saw less than there is, and every rule holds for nothing.
    private static final int LEAST_CLASSES = 60;

    private static final Pattern NAME = Pattern.compile("`(org\\.preimage(?:\\.\\w+)+)`");

    /// A package and the packages of this module that it may use.
    private record Layer(String name, Set<String> uses) {
        Layer(String name, String... uses) {
            this(name, Set.of(uses));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// Bottom up. A package that is still to come may be listed; one that is there must be.
    private static final List<Layer> LAYERS = layers();

    private static List<Layer> layers() {
        List<Layer> layers = new ArrayList<>(List.of(
                new Layer("math"),
                new Layer("linalg", "math", "run"),
                new Layer("random", "math"),
                new Layer("run"),
                new Layer("grad", "math", "run"),
                new Layer("nn", "math", "random", "grad"),
                new Layer("optim", "math"),
                new Layer("flow", "math", "random", "grad", "nn"),
                new Layer("mixture", "math"),
                new Layer("sampling", "math", "random"),
                new Layer("manifold", "math", "linalg", "random", "run"),
                new Layer("space", "math", "linalg"),
                new Layer("operator", "space"),
                new Layer("cell", "math", "run", "space"),
                new Layer("data", "math", "random", "space", "cell")));
        for (String name : List.of("train", "surrogate", "trust", "sampler", "model", "solve", "campaign", "store")) {
            layers.add(new Layer(name, layers.stream().map(Layer::name).collect(Collectors.toSet())));
        }
        return layers;
    }

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.preimage");

    static Stream<Layer> layersThatAreThere() {
        Set<String> there = packages();
        return LAYERS.stream().filter(layer -> there.contains(layer.name()));
    }

    private static Set<String> packages() {
        return MAIN.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void allClassesWereSeenAndEveryPackageIsInTheTable() {
        assertThat(MAIN).hasSizeGreaterThanOrEqualTo(LEAST_CLASSES);
        assertThat(LAYERS.stream().map(Layer::name)).containsAll(packages());
    }

    @ParameterizedTest
    @MethodSource("layersThatAreThere")
    void aPackageUsesOnlyWhatTheTableSays(Layer layer) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify..", ROOT + layer.name()));
        layer.uses().forEach(used -> allowed.add(ROOT + used));
        if (layer.name().equals("math")) {
            allowed.add("jdk.incubator.vector..");
        }
        classes()
                .that()
                .resideInAPackage(ROOT + layer.name())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void concreteClassesAreFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(MAIN);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        for (String name : packages()) {
            String page = ROOT + name + ".package-info";
            assertThat(MAIN.contain(page)).as("there is a %s", page).isTrue();
            assertThat(MAIN.get(page).isAnnotatedWith(NullMarked.class))
                    .as(page)
                    .isTrue();
        }
    }

    @Test
    void nothingPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(MAIN);
    }

    @Test
    void noFieldOfAClassIsChangedAfterItsStart() {
        List<String> mutable = MAIN.stream()
                .filter(type -> !type.isEnum() && !type.getSimpleName().isEmpty())
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(field -> field.getFullName())
                .toList();
        assertThat(mutable).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        Pattern vague = Pattern.compile("(Util|Utils|Helper|Manager|Processor|Info|Data)$");
        assertThat(MAIN.stream()
                        .map(JavaClass::getSimpleName)
                        .filter(name -> vague.matcher(name).find()))
                .isEmpty();
    }

    /// A name in ARCHITECTURE.md is a package's, a type's, or that of a type within one, in any module.
    @Test
    void theArchitecturePageNamesOnlyWhatExists() throws IOException {
        Path root = Path.of(System.getProperty("preimage.root", ""));
        Path page = root.resolve("ARCHITECTURE.md");
        assumeTrue(Files.exists(page), "the names in ARCHITECTURE.md are not checked: there is no such file yet");
        List<Path> sources;
        try (Stream<Path> modules = Files.list(root)) {
            sources = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        Matcher names = NAME.matcher(Files.readString(page));
        List<String> missing = names.results()
                .map(match -> match.group(1))
                .filter(name -> sources.stream().noneMatch(source -> exists(source, name)))
                .toList();
        assertThat(missing).isEmpty();
    }

    private static boolean exists(Path source, String name) {
        String path = name.replace('.', '/');
        Path type = source.resolve(path + ".java");
        Path outer = source.resolve(path).getParent();
        return Files.exists(type)
                || Files.isDirectory(source.resolve(path))
                || Files.exists(outer.resolveSibling(outer.getFileName() + ".java"));
    }
}
