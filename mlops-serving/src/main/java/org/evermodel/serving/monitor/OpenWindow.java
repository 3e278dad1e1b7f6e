package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The window that is being filled. Not thread-safe. */
final class OpenWindow {
    private final long number;
    private final long firstRow;
    private final List<Ledger> ledgers = new ArrayList<>();
    private Optional<Instant> opened = Optional.empty();
    private int rows;

    OpenWindow(long number, long firstRow) {
        this.number = number;
        this.firstRow = firstRow;
    }

    long number() {
        return number;
    }

    long firstRow() {
        return firstRow;
    }

    /** When the first row that counts was answered. */
    Optional<Instant> opened() {
        return opened;
    }

    /** How many rows were answered by others than shadows. */
    int rows() {
        return rows;
    }

    List<Ledger> ledgers() {
        return ledgers;
    }

    /** Where the rows of whoever answered go. */
    Ledger ledger(Handover answers) {
        for (Ledger ledger : ledgers) {
            if (ledger.isOf(answers.version(), answers.isShadow())) {
                return ledger;
            }
        }
        Ledger added = new Ledger(number, answers.version(), answers.isShadow());
        ledgers.add(added);
        return added;
    }

    void counted(int more, Instant at) {
        opened = opened.or(() -> Optional.of(at));
        rows += more;
    }
}
