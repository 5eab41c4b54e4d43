package org.preimage.app.report;

import java.util.List;

/// The designs as images, where the inputs are the pixels of a cell: the cell itself, what it makes when it is
/// repeated,
/// and what is known of it.
final class Gallery {
    /// No more designs than these are shown.
    static final int MOST_DESIGNS = 60;

    private static final double SIDE = 152;
    private static final double GAP = 12;
    private static final int REPEATS = 3;

    private final List<SolveReport.Design> designs;
    private final QuestionReport.Pixels pixels;
    private final Tables tables;
    private final Markup page;

    Gallery(SolveReport report, QuestionReport.Pixels pixels, Tables tables, Markup page) {
        this.designs = report.answer().designs();
        this.pixels = pixels;
        this.tables = tables;
        this.page = page;
    }

    /// What the images show.
    String legend() {
        int shown = Math.min(MOST_DESIGNS, designs.size());
        String which =
                shown < designs.size() ? "The first " + shown + " of " + designs.size() + " designs" : "The designs";
        return which + ", each as a cell and as " + REPEATS + " × " + REPEATS
                + " of them. Solid has the color of the text"
                + (pixels.binary() > 0 ? "." : ", and what is between void and solid is in between.");
    }

    /// The designs, one beside the other.
    void designs() {
        page.open("div", "class", "gallery");
        for (int i = 0; i < Math.min(MOST_DESIGNS, designs.size()); i++) {
            page.open("div", "class", "design-cell");
            heading(designs.get(i));
            images(designs.get(i), "cell-" + (i + 1));
            tables.design(designs.get(i));
            page.close();
        }
        page.close();
    }

    private void heading(SolveReport.Design design) {
        String word = design.verdict().word();
        page.open("h3").text("Design " + design.id() + " ");
        page.element("span", word, "class", "status " + word).close();
    }

    private void images(SolveReport.Design design, String name) {
        double scale = SIDE / Math.max(pixels.rows(), pixels.columns());
        double width = scale * pixels.columns();
        double height = scale * pixels.rows();
        Caption caption = new Caption(
                "Design " + design.id(),
                "A cell of " + pixels.rows() + " × " + pixels.columns() + " pixels, and beside it " + REPEATS + " × "
                        + REPEATS + " of them");
        Svg svg = Svg.open(page, 2 * SIDE + GAP, height, caption);
        svg.openScaled(0, 0, scale);
        svg.openNamed(name);
        CellDrawing.draw(svg, design.inputs(), pixels.columns());
        svg.close();
        svg.close();
        svg.openScaled(SIDE + GAP, 0, scale / REPEATS);
        for (int i = 0; i < REPEATS * REPEATS; i++) {
            svg.again(name, i % REPEATS * pixels.columns(), i / REPEATS * pixels.rows());
        }
        svg.close();
        svg.rectangle(new Frame(0, 0, width, height), "cell");
        svg.rectangle(new Frame(SIDE + GAP, 0, width, height), "cell");
        svg.close();
    }
}
