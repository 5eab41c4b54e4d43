package org.preimage.app.service;

import java.nio.file.Path;

/// The work that a fit or a campaign left unfinished cannot be continued, or somebody is at it. Its message is
/// one sentence
/// that says which folder or file, what is wrong, and what to do.
public final class WorkRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkRefused(Path place, String sentence) {
        super(place + ": " + sentence);
    }

    WorkRefused(String sentence, RuntimeException cause) {
        super(sentence, cause);
    }
}
