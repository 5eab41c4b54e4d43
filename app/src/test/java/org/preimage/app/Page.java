package org.preimage.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Markdown file, as far as tests look into it.
record Page(Path path, String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\n(.*?)^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern WORD = Pattern.compile("\\S*\\w\\S*");

    /// A fenced block and the language it is in.
    record Block(String language, String text) {}

    static Page read(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new AssertionError(path + ": expected a page that can be read", e);
        }
    }

    /// All pages of the project: those at `root`, and those below its folder `docs`.
    static List<Page> all(Path root) throws IOException {
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        }
    }

    /// The fenced blocks, in their order.
    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(match -> new Block(match.group(1), match.group(2)))
                .toList();
    }

    /// What stands in backticks outside of blocks.
    List<String> codes() {
        return CODE.matcher(prose()).results().map(match -> match.group(1)).toList();
    }

    /// The targets of all links to other files and places of the project.
    List<String> links() {
        return LINK.matcher(CODE.matcher(prose()).replaceAll(""))
                .results()
                .map(match -> match.group(1))
                .filter(target -> !target.startsWith("https:") && !target.startsWith("mailto:"))
                .toList();
    }

    /// The names by which links reach the headings: their letters and digits in lower case, hyphens for spaces.
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(prose())
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
                .forEach(anchors::add);
        return anchors;
    }

    /// How many words there are outside of blocks, before the block number `block`, counted from 0.
    long wordsBefore(int block) {
        Matcher blocks = BLOCK.matcher(text);
        for (int i = 0; i <= block; i++) {
            if (!blocks.find()) {
                throw new AssertionError(path + ": expected more than " + block + " blocks, found " + i);
            }
        }
        String before = new Page(path, text.substring(0, blocks.start())).prose();
        return WORD.matcher(before).results().count();
    }

    /// The arguments of all calls of the program in `script`, a shell's.
    static List<List<String>> calls(String script) {
        List<List<String>> calls = new ArrayList<>();
        String joined = script.replaceAll("\\\\\n\\s*", "")
                .replaceAll("(?m)(^| )#.*$", "")
                .replaceAll("(?m) > \\S+$", "");
        Matcher call =
                Pattern.compile("(?m)(?:^|[\\s(])(?:\\./)?preimage ([^)\n]*)").matcher(joined);
        while (call.find()) {
            calls.add(words(call.group(1)));
        }
        return calls;
    }

    /// Words apart by spaces, but for those in quotes.
    private static List<String> words(String text) {
        return Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)")
                .matcher(text)
                .results()
                .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
                .toList();
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }
}
