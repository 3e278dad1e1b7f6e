package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.evermodel.spi.Storage;

/** The same life lived twice, on a store and on the model of all stores, the one in memory. */
final class Twins implements AutoCloseable {
    private static final int LOOK_EVERY = 25;

    private final Life model;
    private final Life subject;
    private final List<String> lived = new ArrayList<>();

    Twins(Supplier<Storage> storage, long seed) {
        Storage memory = Storage.inMemory();
        this.model = new Life(() -> memory, seed);
        this.subject = new Life(storage, seed);
    }

    /** The outcome is the same, and so is the last row of the audit log, with a digest of every record of the change. */
    void live(Deed deed, long seed) {
        lived.add(deed.name());
        String expected = model.live(deed, seed);
        assertThat(subject.live(deed, seed)).as("%s, after %s", deed, lived).isEqualTo(expected);
        assertThat(subject.registry().audit().last())
                .as("the audit row of %s, after %s", deed, lived)
                .isEqualTo(model.registry().audit().last());
        if (lived.size() % LOOK_EVERY == 0) {
            assertSame();
        }
    }

    /** Only the store that can be opened again is. */
    void reopen() {
        lived.add("reopen");
        model.reopen();
        subject.reopen();
    }

    void assertSame() {
        assertThat(Everything.of(subject.registry())).isEqualTo(Everything.of(model.registry()));
        assertThat(subject.registry().events().all())
                .isEqualTo(model.registry().events().all());
        assertThat(subject.neighbour().audit().last())
                .isEqualTo(model.neighbour().audit().last());
    }

    void assertSound() {
        assertThat(subject.registry().verify().problems()).isEmpty();
    }

    @Override
    public void close() {
        try (model;
                subject) {
            lived.clear();
        }
    }

    @Override
    public String toString() {
        return "twins after " + lived;
    }
}
