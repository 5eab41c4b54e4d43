package org.preimage.app.schema;

import tools.jackson.core.TokenStreamLocation;

/// Where something stands in a file, both counted from 1.
record Place(int line, int column) {
    static final Place START = new Place(1, 1);

    static Place of(TokenStreamLocation location) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
