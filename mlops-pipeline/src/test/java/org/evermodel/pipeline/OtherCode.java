package org.evermodel.pipeline;

import org.evermodel.data.Dataset;

/** Writes a step that other tests write too. */
final class OtherCode {
    static final Step<Dataset, String> COUNT = (people, context) -> people.rowCount() + " people";

    private OtherCode() {}
}
