package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.drift.DriftReport;
import org.evermodel.profile.Profile;

/** What was found in a window that is full. */
record WindowJudgement(
        OpenWindow window,
        DriftReport features,
        Optional<DriftReport> answers,
        List<Fault> faults,
        List<Alert> alerts) {
    static Judge.Place placeOf(OpenWindow window) {
        return new Judge.Place(window.number(), window.firstRow(), window.firstRow() + window.rows() - 1);
    }

    static WindowJudgement of(OpenWindow window, Reference reference, Judge judge) {
        Judge.Place place = placeOf(window);
        List<Alert> alerts = new ArrayList<>();
        WindowData data = WindowData.of(window.ledgers(), reference).orElseThrow();
        List<Fault> faults = judge.faults(data, reference);
        judge.judgeFaults(place, data, reference, faults).ifPresent(alerts::add);
        DriftReport features = judge.drift(reference.inputs(), data.profile());
        judge.judgeDrift(Alert.Kind.FEATURE_DRIFT, place, features).ifPresent(alerts::add);
        Optional<DriftReport> answers = Optional.empty();
        Optional<Profile> now = answersNow(window, reference);
        if (now.isPresent() && reference.answers().isPresent()) {
            Profile before = reference.answers().get();
            answers = Optional.of(judge.drift(before, now.get()));
            judge.judgeDrift(Alert.Kind.PREDICTION_DRIFT, place, answers.get()).ifPresent(alerts::add);
        }
        return new WindowJudgement(window, features, answers, faults, alerts);
    }

    /** What the reference's version answered, in the bins of its known answers. */
    private static Optional<Profile> answersNow(OpenWindow window, Reference reference) {
        return reference
                .answers()
                .flatMap(before -> window.ledgers().stream()
                        .filter(ledger -> ledger.isOf(reference.version(), false))
                        .findFirst()
                        .map(ledger ->
                                Profile.of(ledger.sheet(reference).answers().toTable(), before)));
    }

    WindowReport report(Instant closed, Set<Alert.Kind> active, long dropped) {
        Judge.Place place = placeOf(window);
        return new WindowReport(
                place.window(),
                place.firstRow(),
                place.lastRow(),
                window.opened().orElse(closed),
                closed,
                features,
                answers,
                faults,
                active,
                dropped);
    }
}
