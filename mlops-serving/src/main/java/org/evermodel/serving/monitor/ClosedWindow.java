package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A window that waits for labels. Not thread-safe. */
final class ClosedWindow {
    private final Judge.Place place;
    private final Instant closed;
    private final boolean faulty;
    private final List<Ledger> ledgers;

    ClosedWindow(OpenWindow window, WindowReport report) {
        this.place = WindowJudgement.placeOf(window);
        this.closed = report.closed();
        this.faulty = !report.faults().isEmpty();
        this.ledgers = new ArrayList<>(window.ledgers());
    }

    Judge.Place place() {
        return place;
    }

    Instant closed() {
        return closed;
    }

    boolean isFaulty() {
        return faulty;
    }

    /** Takes out what has all its labels. */
    List<Ledger> takeComplete() {
        List<Ledger> complete = ledgers.stream().filter(Ledger::isComplete).toList();
        ledgers.removeAll(complete);
        return complete;
    }

    /** Takes out all that is left. */
    List<Ledger> takeAll() {
        List<Ledger> all = List.copyOf(ledgers);
        ledgers.clear();
        return all;
    }

    boolean isDone() {
        return ledgers.isEmpty();
    }
}
