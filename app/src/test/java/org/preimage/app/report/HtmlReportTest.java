package org.preimage.app.report;

import java.nio.file.*;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    @Test
    void writes() throws Exception {
        Files.writeString(Path.of("/tmp/sine.html"), HtmlReport.render(Examples.sinewave()));
        Files.writeString(Path.of("/tmp/crystal.html"), HtmlReport.render(Examples.crystal()));
        Files.writeString(Path.of("/tmp/large.html"), HtmlReport.render(Examples.large(1000, 10, 2)));
    }
}
