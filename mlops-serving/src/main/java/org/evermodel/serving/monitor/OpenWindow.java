package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The window that is being filled. Not thread-safe. */
final class OpenWindow {
    private final long number;
    private final long firstRow;
    private final Instant opened;
    private final List<Ledger> ledgers = new ArrayList<>();
    private int rows;

    OpenWindow(long number, long firstRow, Instant opened) {
        this.number = number;
        this.firstRow = firstRow;
        this.opened = opened;
    }

    long number() {
        return number;
    }

    long firstRow() {
        return firstRow;
    }

    Instant opened() {
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

    void counted(int more) {
        rows += more;
    }
}
