package org.evermodel.pipeline.journal;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.evermodel.port.Along;
import org.evermodel.spi.MetadataStore;
import org.jspecify.annotations.Nullable;

/** The entry of a place, on its way with a change of somebody else's. */
final class EntryAlong<T> implements Along<T> {
    private final RunJournal journal;
    private final Function<Object, StepEntry> step;
    private volatile @Nullable StepEntry last;

    EntryAlong(RunJournal journal, Function<Object, StepEntry> step) {
        this.journal = journal;
        this.step = step;
    }

    @Override
    public boolean belongsIn(MetadataStore store) {
        return journal.isIn(store);
    }

    @Override
    public List<MetadataStore.Write> writes(T result) {
        StepEntry entry = step.apply(Objects.requireNonNull(result, "a change has a result"));
        last = entry;
        return journal.writes(entry);
    }

    @Override
    public void written() {
        StepEntry entry = last;
        if (entry != null) {
            journal.wentAlongWith(entry);
        }
    }
}
