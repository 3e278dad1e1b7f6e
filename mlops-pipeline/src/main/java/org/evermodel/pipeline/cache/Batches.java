package org.evermodel.pipeline.cache;

import java.util.function.Consumer;
import org.evermodel.port.RunBatch;

/** Tells a run much at once, in as few batches as it may be. Not thread-safe. */
final class Batches {
    private final Consumer<RunBatch> run;
    private RunBatch.Builder batch = RunBatch.builder();
    private int entries;

    Batches(Consumer<RunBatch> run) {
        this.run = run;
    }

    void tell(Logged logged) {
        logged.params().forEach((name, value) -> next().param(name, value));
        for (Logged.Point point : logged.points()) {
            point.values().forEach((name, value) -> next().metric(name, value, point.step()));
        }
        logged.tags().forEach((name, value) -> next().tag(name, value));
        tell();
    }

    private RunBatch.Builder next() {
        if (entries == RunBatch.MOST_ENTRIES) {
            tell();
        }
        entries++;
        return batch;
    }

    private void tell() {
        if (entries > 0) {
            run.accept(batch.build());
        }
        batch = RunBatch.builder();
        entries = 0;
    }
}
