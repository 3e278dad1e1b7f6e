package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ModelVersion;
import org.evermodel.data.Column;

/** Keeps the windows: the one that is open, and the closed ones that wait for labels. Not thread-safe. */
final class Keeper {
    /**
     * How windows are kept.
     *
     * @param windows when one is closed
     * @param maturity when one is judged by its labels
     * @param mostWaiting how many may wait for labels
     */
    record Rules(Windows windows, Maturity maturity, int mostWaiting) {}

    private final Judge judge;
    private final Rules rules;
    private final Outbox outbox;
    private final Optional<Scribe> scribe;
    private final Followed followed;
    private final Tickets tickets = new Tickets();
    private final Deque<ClosedWindow> waiting = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private Reference reference;
    private Optional<OpenWindow> open = Optional.empty();

    Keeper(Reference reference, Followed followed, Judge judge, Rules rules, Outbox outbox, Optional<Scribe> scribe) {
        this.reference = reference;
        this.followed = followed;
        this.judge = judge;
        this.rules = rules;
        this.outbox = outbox;
        this.scribe = scribe;
        followed.add(reference);
    }

    void count(Handover answers, long dropped) {
        tally.dropped(dropped);
        settle(answers.at());
        int from = 0;
        while (from < answers.rows()) {
            from += count(answers, from);
        }
    }

    /** Counts rows into the open window as far as there is room, and tells how many. */
    private int count(Handover answers, int from) {
        OpenWindow window = open.orElseGet(() -> new OpenWindow(tally.nextWindow(), tally.counted()));
        open = Optional.of(window);
        Ledger ledger = window.ledger(answers);
        int room = rules.windows().mostRows() - (answers.isShadow() ? ledger.size() : window.rows());
        int taken = Math.min(room, answers.rows() - from);
        if (taken > 0) {
            add(answers, from, from + taken, ledger);
        }
        if (answers.isShadow()) {
            tally.shadows(taken, answers.rows() - from - taken);
            return answers.rows() - from;
        }
        window.counted(taken, answers);
        tally.counted(taken);
        if (window.rows() >= rules.windows().mostRows()) {
            closeWindow(answers.at());
        }
        return taken;
    }

    private void add(Handover answers, int from, int to, Ledger ledger) {
        int base = ledger.size();
        ledger.add(
                answers instanceof Handover.Many many
                        ? new Batch.OfTable(many.table(), many.answers().predictions(), from, to)
                        : batch((Handover.One) answers));
        if (tickets.open(answers.key(), from, to, ledger, base)) {
            ledger.named(answers.key());
        } else {
            ledger.nameless(to - from);
            tally.repeatedIds(to - from);
        }
    }

    private static Batch batch(Handover.One one) {
        return new Batch.OfRow(one.row(), one.answer().prediction());
    }

    LabelOutcome label(String id, Object value) {
        LabelOutcome outcome = join(id, value);
        tally.label(outcome);
        if (outcome == LabelOutcome.JOINED) {
            matureComplete();
        }
        return outcome;
    }

    private LabelOutcome join(String id, Object value) {
        int colon = id.lastIndexOf(':');
        if (tickets.knows(id)) {
            return join(id, 0, value);
        }
        return colon < 0 || !isRow(id.substring(colon + 1))
                ? LabelOutcome.UNKNOWN
                : join(id.substring(0, colon), Integer.parseInt(id.substring(colon + 1)), value);
    }

    private static boolean isRow(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private LabelOutcome join(String key, int row, Object value) {
        return CellFit.target(reference.target().type(), value)
                .map(fitting -> tickets.label(key, row, fitting))
                .orElse(LabelOutcome.UNUSABLE);
    }

    Map<LabelOutcome, Long> labels(String series, Column labels) {
        Map<LabelOutcome, Long> outcomes = new EnumMap<>(LabelOutcome.class);
        for (int row = 0; row < labels.size(); row++) {
            Optional<Object> value = labels.value(row);
            if (value.isPresent()) {
                LabelOutcome outcome = join(series, row, value.get());
                tally.label(outcome);
                outcomes.merge(outcome, 1L, Long::sum);
            }
        }
        matureComplete();
        return outcomes;
    }

    void closeWindow(Instant now) {
        if (open.isEmpty() || open.get().rows() == 0) {
            return;
        }
        OpenWindow window = open.get();
        open = Optional.empty();
        window.champion().filter(answered -> !reference.isOf(answered)).ifPresent(this::follow);
        waiting.addLast(new ClosedWindow(window, report(window, now)));
        matureComplete();
        while (waiting.size() > rules.mostWaiting()) {
            giveUp(waiting.removeFirst(), "there was no more room to wait for labels");
        }
    }

    private WindowReport report(OpenWindow window, Instant now) {
        WindowJudgement judged = WindowJudgement.of(window, reference, judge);
        WindowReport report = judged.report(now, judge.active(), tally.droppedSinceReport());
        outbox.put(listener -> listener.windowClosed(report));
        judged.alerts().forEach(alert -> outbox.put(listener -> listener.alerted(alert)));
        scribe.ifPresent(one -> {
            Scribe.Entry entry = Scribe.Entry.of(report, window.ledgers(), reference);
            outbox.put(() -> one.tell(entry));
        });
        return report;
    }

    /** Closes the window, and ends the waits, that time has ended. */
    void settle(Instant now, long dropped) {
        tally.dropped(dropped);
        settle(now);
    }

    private void settle(Instant now) {
        if (open.flatMap(OpenWindow::opened)
                .filter(opened -> rules.windows().isOver(opened, now))
                .isPresent()) {
            closeWindow(now);
        }
        rules.maturity().deadline().ifPresent(deadline -> {
            while (!waiting.isEmpty()
                    && !now.isBefore(waiting.getFirst().closed().plus(deadline))) {
                giveUp(waiting.removeFirst(), "the labels did not come in time");
            }
        });
    }

    private void matureComplete() {
        for (ClosedWindow window : waiting) {
            window.takeComplete().forEach(ledger -> mature(ledger, window));
        }
        waiting.removeIf(ClosedWindow::isDone);
    }

    /** What has labels enough is told all the same. */
    private void giveUp(ClosedWindow window, String reason) {
        for (Ledger ledger : window.takeAll()) {
            if (ledger.labelled() > 0 && ledger.coverage() >= rules.maturity().leastCoverage()) {
                mature(ledger, window);
            } else {
                lapse(ledger, reason);
            }
        }
    }

    private void lapse(Ledger ledger, String reason) {
        close(ledger);
        tally.lapsed(ledger.isShadow() ? 0 : ledger.size());
        Lapse lapse = new Lapse(ledger.window(), ledger.version(), ledger.size(), ledger.labelled(), reason);
        outbox.put(listener -> listener.lapsed(lapse));
    }

    private void mature(Ledger ledger, ClosedWindow window) {
        close(ledger);
        Cohort cohort = ledger.cohort(reference, window.isFaulty());
        if (ledger.isShadow()) {
            outbox.put(listener -> listener.shadowMatured(cohort));
            return;
        }
        if (reference.isOf(ledger.version())) {
            judge.judgeLoss(window.place(), reference, cohort.performance())
                    .ifPresent(alert -> outbox.put(listener -> listener.alerted(alert)));
        }
        outbox.put(listener -> listener.matured(cohort));
    }

    private void close(Ledger ledger) {
        List.copyOf(ledger.keys()).forEach(key -> tickets.close(key, ledger));
    }

    /** Compares with another champion's reference or, where there is none, takes back what was said of the one before. */
    private void follow(ModelVersion champion) {
        followed.find(champion).ifPresentOrElse(this::compareWith, judge::acquit);
    }

    void restart(Reference anew) {
        open.ifPresent(OpenWindow::forgetChampions);
        compareWith(anew);
    }

    private void compareWith(Reference anew) {
        reference = anew;
        followed.add(anew);
        judge.restart();
    }

    MonitorStatus status(long dropped) {
        tally.dropped(dropped);
        return tally.status(waiting.size(), judge.active(), scribe.map(Scribe::lineage));
    }
}
