package org.evermodel.serving.monitor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.ModelVersion;
import org.jspecify.annotations.Nullable;

/** The rows that one version answered in one window, with the labels that have come. Not thread-safe. */
final class Ledger {
    private final long window;
    private final ModelVersion version;
    private final boolean shadow;
    private final List<Batch> batches = new ArrayList<>();
    private final List<@Nullable Object> labels = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private @Nullable Sheet sheet;
    private int labelled;
    private int nameless;

    Ledger(long window, ModelVersion version, boolean shadow) {
        this.window = window;
        this.version = version;
        this.shadow = shadow;
    }

    long window() {
        return window;
    }

    ModelVersion version() {
        return version;
    }

    boolean isShadow() {
        return shadow;
    }

    int size() {
        return labels.size();
    }

    int labelled() {
        return labelled;
    }

    Set<String> keys() {
        return keys;
    }

    boolean isOf(ModelVersion other, boolean asShadow) {
        return shadow == asShadow
                && version.number() == other.number()
                && version.name().equals(other.name());
    }

    /** Whether a prediction can be in one of the two only. */
    boolean excludes(Ledger other) {
        return shadow ? isOf(other.version, other.shadow) : !other.shadow;
    }

    void add(Batch batch) {
        batches.add(batch);
        for (int i = 0; i < batch.size(); i++) {
            labels.add(null);
        }
    }

    void named(String key) {
        keys.add(key);
    }

    /** So many rows can have no label. */
    void nameless(int rows) {
        nameless += rows;
    }

    Optional<Object> labelOf(int position) {
        return Optional.ofNullable(labels.get(position));
    }

    LabelOutcome label(int position, Object value) {
        Object earlier = labels.get(position);
        if (earlier == null) {
            labels.set(position, value);
            labelled++;
            return LabelOutcome.JOINED;
        }
        return earlier.equals(value) ? LabelOutcome.REPEATED : LabelOutcome.CONFLICTING;
    }

    /** Whether every label has come that can. */
    boolean isComplete() {
        return labelled > 0 && labelled + nameless == size();
    }

    double coverage() {
        return (double) labelled / size();
    }

    /** The rows as a table, once no more are added; what they were handed over as is let go. */
    Sheet sheet(Reference reference) {
        if (sheet == null) {
            sheet = Sheet.of(batches, reference);
            batches.clear();
        }
        return sheet;
    }

    /** The rows that have a label, and how right they were answered in a window that has faults or none. */
    Cohort cohort(Reference reference, boolean faulty) {
        return sheet(reference).cohort(this, labels, faulty);
    }
}
