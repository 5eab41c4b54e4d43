package org.preimage.app.simulator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;

/// A server that answers the JSON of a design with the JSON of its outputs.
///
/// @param client what talks to it
/// @param url its address
/// @param headers what is sent besides
/// @param text finds the outputs in the answer
/// @param limit the most time; null for no limit
record ServerProgram(
        HttpClient client,
        URI url,
        Map<String, String> headers,
        ResultText text,
        @Nullable Duration limit) implements Program {
    /// Answers about the server and not about the design: not allowed, not there, overloaded.
    private static final Set<Integer> UNAVAILABLE = Set.of(401, 403, 404, 405, 407, 429, 502, 503, 504);

    private static final int GOOD_FROM = 200;
    private static final int GOOD_TO = 299;

    ServerProgram {
        headers = Map.copyOf(headers);
    }

    @Override
    public Outcome attempt(double[] x, Map<String, Scalar> values, WorkFolder folder) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Columns.json(values)));
        headers.forEach(request::setHeader);
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), ProgramRun.MOST_OUTPUT));
        try {
            return outcome(limit == null ? answer.get() : answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new Failed("the server had not answered after " + ProgramRun.seconds(Objects.requireNonNull(limit)));
        } catch (ExecutionException fault) {
            return broken(fault.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private Outcome outcome(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (UNAVAILABLE.contains(status)) {
            throw new SimulatorUnavailable("http.url: expected an answer of " + url + ", found the status " + status
                    + ": " + Words.last(answer.body()));
        }
        return status >= GOOD_FROM && status <= GOOD_TO
                ? text.outcome(answer.body(), "in the server's answer")
                : new Failed("the server answered with the status " + status + ": " + Words.last(answer.body()));
    }

    private Outcome broken(@Nullable Throwable fault) {
        if (fault instanceof ConnectException) {
            throw new SimulatorUnavailable(
                    "http.url: expected a server at " + url + ", found none that answers", fault);
        }
        if (fault instanceof IOException) {
            return new Failed("the connection broke: " + Words.quoted(String.valueOf(fault.getMessage())));
        }
        throw new IllegalStateException(url + ": expected an answer or a broken connection, found " + fault, fault);
    }
}
