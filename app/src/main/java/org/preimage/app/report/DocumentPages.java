package org.preimage.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Writes a [Document] as Markdown with its figures as files, and as one HTML page that stands alone.
public final class DocumentPages {
    private DocumentPages() {}

    /// The Markdown, with figures linked as `FOLDER/NAME.svg`.
    public static String markdown(Document document, String folder) {
        StringBuilder out = new StringBuilder("# " + document.title() + "\n");
        for (Document.Section section : document.sections()) {
            out.append("\n## ").append(section.title()).append('\n');
            for (Document.Part part : section.parts()) {
                out.append('\n').append(markdown(part, folder)).append('\n');
            }
        }
        return out.toString();
    }

    private static String markdown(Document.Part part, String folder) {
        return switch (part) {
            case Document.Text(String text) -> text;
            case Document.Table table -> markdown(table);
            case Document.Picture(String file, Chart chart) ->
                "![" + chart.title() + ". " + chart.description() + "](" + folder + "/" + file + ".svg)";
        };
    }

    private static String markdown(Document.Table table) {
        List<String> lines = new ArrayList<>();
        lines.add(table.caption() + "\n");
        lines.add(row(table.header()));
        lines.add("|---|" + "--:|".repeat(table.header().size() - 1));
        table.rows().forEach(row -> lines.add(row(row)));
        return String.join("\n", lines);
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /// The figures by their names, each an SVG file that stands alone.
    public static SequencedMap<String, String> figures(Document document) {
        SequencedMap<String, String> figures = new LinkedHashMap<>();
        for (Document.Section section : document.sections()) {
            for (Document.Part part : section.parts()) {
                if (part instanceof Document.Picture(String file, Chart chart)) {
                    Markup page = new Markup();
                    new ChartDrawing(page, StyleSheet.text()).draw(chart);
                    figures.put(file, page.finished());
                }
            }
        }
        return figures;
    }

    /// The HTML page.
    public static String html(Document document) {
        Markup page = new Markup();
        page.open("html", "lang", "en").open("head").leaf("meta", "charset", "utf-8");
        page.leaf("meta", "http-equiv", "Content-Security-Policy", "content", StyleSheet.POLICY);
        page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.leaf("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", document.title()).style(StyleSheet.text()).close();
        page.open("body").open("main", "class", "wide").element("h1", document.title(), "class", "headline");
        for (Document.Section section : document.sections()) {
            page.open("section").element("h2", section.title());
            section.parts().forEach(part -> html(page, part));
            page.close();
        }
        return "<!DOCTYPE html>\n" + page.close().close().close().finished();
    }

    private static void html(Markup page, Document.Part part) {
        switch (part) {
            case Document.Text(String text) -> html(page, text);
            case Document.Table table -> html(page, table);
            case Document.Picture(String _, Chart chart) -> {
                page.open("div", "class", "figure").element("h3", chart.title());
                new ChartDrawing(page, "").draw(chart);
                page.close();
            }
        }
    }

    /// A paragraph, with what stands between backticks as code.
    private static void html(Markup page, String text) {
        page.open("p");
        String[] pieces = text.split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 0) {
                page.text(pieces[i]);
            } else {
                page.code(pieces[i]);
            }
        }
        page.close();
    }

    private static void html(Markup page, Document.Table table) {
        page.open("div", "class", "scroll").open("table", "class", "dense").element("caption", table.caption());
        page.open("thead").open("tr");
        for (int i = 0; i < table.header().size(); i++) {
            page.heading(table.header().get(i), "class", i == 0 ? "name" : "number");
        }
        page.close().close().open("tbody");
        for (List<String> row : table.rows()) {
            page.open("tr").element("th", row.getFirst());
            row.stream().skip(1).forEach(cell -> page.element("td", cell, "class", "number"));
            page.close();
        }
        page.close().close().close();
    }
}
