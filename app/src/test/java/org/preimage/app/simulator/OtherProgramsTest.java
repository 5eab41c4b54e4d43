package org.preimage.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;

/// Simulators that are no command: batch jobs, classes, servers.
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
final class OtherProgramsTest {
    @TempDir
    private Path folder;

    private static Outcome y(double value) {
        return new Simulated(new double[] {value});
    }

    /// A batch system of files: a job is a process without a parent that writes its state into a file.
    private NamedSimulator batch(String job, String more) throws IOException {
        Blocks blocks = new Blocks(folder);
        Files.createDirectories(folder.resolve("queue"));
        String queue = folder.resolve("queue").toString();
        blocks.script(
                "submit",
                "echo >> " + queue + "/submitted\nid=$(wc -l < " + queue + "/submitted)\n"
                        + "echo RUNNING > " + queue + "/$id\n"
                        + "(sh \"$1\" > job.out 2>&1 < /dev/null && echo COMPLETED > " + queue
                        + "/$id || echo FAILED > " + queue
                        + "/$id) > /dev/null 2>&1 &\necho \"Submitted batch job $id\"\n");
        blocks.script("poll", "cat " + queue + "/$1");
        blocks.write("job.in", job);
        return blocks.open("files: {job.sh: job.in}\nbatch:\n  submit: [./submit, job.sh]\n  job: 'job (\\d+)'\n"
                + "  poll: [./poll, '{job}']\n  every: 0.05\n" + more);
    }

    private int submitted() throws IOException {
        return Files.readAllLines(folder.resolve("queue/submitted")).size();
    }

    @Test
    void aJobIsSubmittedAwaitedAndCollected() throws IOException {
        NamedSimulator simulator = batch("sleep 0.3; echo '{\"y\": {a}}' > y.json\n", "result: {file: y.json}");
        assertThat(simulator.simulator().run(new double[] {2.5, 3}, folder.resolve("w/1")))
                .isEqualTo(y(2.5));
        NamedSimulator collecting = batch("sleep 0.3; echo '{\"y\": 7}' > y.json\n", "  collect: [cat, y.json]");
        assertThat(collecting.simulator().run(new double[] {2.5, 3}, folder.resolve("w/2")))
                .isEqualTo(y(7));
        assertThat(submitted()).isEqualTo(2);
    }

    @Test
    void aJobThatFailsIsSubmittedAgainAndIsAFailureInTheEnd() throws IOException {
        NamedSimulator simulator = batch("exit 1\n", "result: {file: y.json}\nretries: 2\nback-off: 0.01");
        assertThat(simulator.simulator().run(new double[] {2.5, 3}, folder.resolve("w/1")))
                .isEqualTo(new Failed("the job failed, its state was 'FAILED' (the last of 3 attempts)"));
        assertThat(submitted()).isEqualTo(3);
    }

    /// Who comes back waits for the job that is there.
    @Test
    void aJobOutlivesWhoSubmittedIt() throws Exception {
        NamedSimulator simulator = batch(
                "until test -e " + folder.resolve("go") + "; do sleep 0.1; done; echo '{\"y\": {a}}' > y.json\n",
                "result: {file: y.json}");
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread first = Thread.ofPlatform().start(() -> {
            try {
                simulator.simulator().run(new double[] {2.5, 3}, folder.resolve("w/1"));
            } catch (CancellationException cancelled) {
                end.set(cancelled);
            }
        });
        while (!Files.exists(folder.resolve("queue/1"))) {
            Thread.sleep(20);
        }
        Thread.sleep(200);
        first.interrupt();
        first.join(20_000);
        assertThat(end.get()).isInstanceOf(CancellationException.class);
        assertThat(Files.readString(folder.resolve("queue/1"))).isEqualTo("RUNNING\n");
        Files.createFile(folder.resolve("go"));
        assertThat(simulator.simulator().run(new double[] {2.5, 3}, folder.resolve("w/1")))
                .isEqualTo(y(2.5));
        assertThat(submitted()).isEqualTo(1);
    }

    @Test
    void aBatchSystemThatDoesNotAnswerIsNoFaultOfTheDesign() throws IOException {
        NamedSimulator silent = batch("true\n", "result: {file: y.json}");
        new Blocks(folder).script("poll", "echo 'no controller' >&2; exit 1");
        assertThatThrownBy(() -> silent.simulator().run(new double[] {2.5, 3}, folder.resolve("w/1")))
                .isInstanceOf(SimulatorUnavailable.class)
                .hasMessageContaining("'no controller'; run again to go on waiting for it");
        new Blocks(folder).script("poll", "cat " + folder.resolve("queue") + "/$1");
        new Blocks(folder).script("submit", "echo 'queue is closed' >&2; exit 1");
        assertThatThrownBy(() -> silent.simulator().run(new double[] {2.5, 3}, folder.resolve("w/2")))
                .isInstanceOf(SimulatorUnavailable.class)
                .hasMessageContaining("batch.submit: expected a job to be submitted")
                .hasMessageContaining("'queue is closed'");
        new Blocks(folder).script("submit", "echo 'thank you'");
        assertThatThrownBy(() -> silent.simulator().run(new double[] {2.5, 3}, folder.resolve("w/3")))
                .isInstanceOf(SimulatorUnavailable.class)
                .hasMessageContaining("expected the number of a job in what it prints, found 'thank you'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|one is not liked",
                "2|the class threw 'java.lang.IllegalStateException: broken'",
                "3|the class was still running after 0.3 s",
                "4|expected 1 values from the class, found 2",
            })
    void whatAClassDoesIsAnOutcome(double a, String reason) throws IOException {
        NamedSimulator simulator =
                new Blocks(folder).open("java: {class-name: " + Doubling.class.getName() + "}\ntime-limit: 0.3");
        assertThat(simulator.simulator().run(new double[] {a, 3}, folder.resolve("w/1")))
                .isEqualTo(new Failed(reason));
        assertThat(simulator.simulator().run(new double[] {5, 3}, folder.resolve("w/2")))
                .isEqualTo(y(10));
    }

    /// Compiled here, so that it is on no other class path; an operator brings its own columns.
    @Test
    void anOperatorIsFoundOnAClassPath() throws IOException {
        Path source = Files.writeString(folder.resolve("Own.java"), """
                import java.util.List;
                import org.preimage.operator.ForwardOperator;
                import org.preimage.space.*;
                public final class Own implements ForwardOperator {
                    public Space space() {
                        return new Space(List.of(new Input("t", 0, 1)), List.of(new Output("z", 0, 1)));
                    }
                    public double[] evaluate(double[] x) {
                        return new double[] {1 / (x[0] - 1)};
                    }
                }
                """);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        assertThat(javax.tools.ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString()))
                .isZero();
        Path file = new Blocks(folder)
                .write("own.yaml", "schema: 1\nsimulator: {java: {class-name: Own, class-path: [classes]}}");
        NamedSimulator simulator = Simulators.open(file.toString(), null);
        assertThat(simulator.outputs()).containsExactly("z");
        assertThat(simulator.simulator().run(new double[] {3}, folder.resolve("w/1")))
                .isEqualTo(y(0.5));
        assertThat(simulator.simulator().run(new double[] {1}, folder.resolve("w/2")))
                .isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.example.None|found a fault with 'com.example.None'",
                "java.lang.String|found 'java.lang.String', which is neither",
            })
    void whatIsNoSimulatorIsRefusedAtOnce(String name, String sentence) {
        assertThatThrownBy(() -> new Blocks(folder).open("java: {class-name: " + name + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.class-name: expected")
                .hasMessageContaining(sentence);
    }

    /// A server that answers by the first input, and what it was told.
    private static final class Server implements AutoCloseable {
        private final HttpServer server;
        private final List<String> told = new ArrayList<>();

        Server() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/simulate", this::answer);
            server.start();
        }

        String url() {
            return "http://localhost:" + server.getAddress().getPort() + "/simulate";
        }

        private void answer(HttpExchange exchange) throws IOException {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (told) {
                told.add(exchange.getRequestHeaders().getFirst("X-Key") + " " + body.strip());
            }
            switch (body.charAt("{\"a\":".length())) {
                case '1' -> send(exchange, 422, "no such beam");
                case '2' -> send(exchange, 200, "hello");
                case '3' -> sleep();
                case '4' -> send(exchange, told.size() < 3 ? 503 : 200, "{\"y\": 4}");
                case '5' -> send(exchange, 404, "nothing here");
                case '6' -> send(exchange, 200, "x".repeat((16 << 20) + 1));
                default -> send(exchange, 200, "{\"y\": 9}");
            }
            exchange.close();
        }

        private static void send(HttpExchange exchange, int status, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        private static void sleep() {
            try {
                Thread.sleep(5000);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private Outcome ask(Server server, double a) throws IOException {
        return new Blocks(folder)
                .open("http: {url: '" + server.url()
                        + "', headers: {X-Key: secret}}\ntime-limit: 2\nretries: 2\nback-off: 0.01")
                .simulator()
                .run(new double[] {a, 3}, folder.resolve("w/" + a));
    }

    @Test
    void aServerAnswersAndItsFaultsAreOutcomes() throws IOException {
        String last = " (the last of 3 attempts)";
        try (Server server = new Server()) {
            assertThat(ask(server, 9.5)).isEqualTo(y(9));
            assertThat(server.told).containsExactly("secret {\"a\":9.5,\"leaves\":3}");
            server.told.clear();
            assertThat(ask(server, 4)).isEqualTo(y(4));
            assertThat(server.told).hasSize(3);
            assertThat(Stream.of(1.0, 2.0, 3.0).map(a -> {
                        try {
                            return ask(server, a);
                        } catch (IOException fault) {
                            throw new IllegalStateException(fault);
                        }
                    }))
                    .containsExactly(
                            new Failed("the server answered with the status 422: 'no such beam'" + last),
                            new Failed("expected a JSON object with the outputs, found 'hello' in the server's answer"
                                    + last),
                            new Failed("the server had not answered after 2 s" + last));
            assertThat(ask(server, 6)).isInstanceOf(Failed.class);
            assertThatThrownBy(() -> ask(server, 5))
                    .isInstanceOf(SimulatorUnavailable.class)
                    .hasMessageContaining("found the status 404: 'nothing here'");
        }
    }

    @Test
    void aServerThatIsNotThereIsNoFaultOfTheDesign() throws IOException {
        Server server = new Server();
        server.close();
        assertThatThrownBy(() -> ask(server, 9))
                .isInstanceOf(SimulatorUnavailable.class)
                .hasMessageContaining("found none that answers");
        assertThat(folder.resolve("w/9.0/outcome.json")).doesNotExist();
    }
}
