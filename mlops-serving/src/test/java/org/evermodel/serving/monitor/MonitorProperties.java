package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.evermodel.data.Dataset;
import org.evermodel.serving.Answer;
import org.evermodel.serving.Query;
import org.evermodel.serving.Route;

class MonitorProperties {
    private static final int ROWS = 60;

    private final Stream stream = Stream.ofClasses(3);
    private final Reference reference = stream.reference();
    private final Dataset rows = stream.rows(ROWS);

    private Monitor monitor(Notes notes, int window) {
        return Monitor.builder(reference)
                .windows(Windows.ofRows(window))
                .listener(notes)
                .executor(Runnable::run)
                .open();
    }

    private Notes inOneTable(int window) {
        Notes notes = new Notes();
        try (Monitor monitor = monitor(notes, window)) {
            stream.pass(rows, monitor);
        }
        return notes;
    }

    /** Answers rows one by one or in tables of these sizes; those that are left come as one table. */
    private Notes inPieces(List<Integer> sizes, int window, long order) {
        Notes notes = new Notes();
        try (Monitor monitor = monitor(notes, window)) {
            List<String> ids = new ArrayList<>();
            int from = 0;
            for (int size : sizes) {
                int to = Math.min(ROWS, from + size);
                answer(from, to, monitor, ids);
                from = to;
            }
            answer(from, ROWS, monitor, ids);
            label(ids, order, monitor);
        }
        return notes;
    }

    private void answer(int from, int to, Monitor monitor, List<String> ids) {
        if (to == from + 1) {
            Dataset one = rows.slice(from, to);
            String id = "row-" + from;
            ids.add(id);
            monitor.answered(
                    Query.of(one.drop(Stream.TARGET).row(0)),
                    new Answer(id, stream.predict(one).get(0), Stream.version(1), Route.CHAMPION));
            return;
        }
        Dataset piece = rows.slice(from, to);
        var answers = stream.answer(piece, 1, Route.CHAMPION);
        monitor.answered(piece.drop(Stream.TARGET), answers);
        for (int row = 0; row < piece.rowCount(); row++) {
            ids.add(answers.id(row));
        }
    }

    private void label(List<String> ids, long order, Monitor monitor) {
        List<Integer> positions = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            positions.add(row);
        }
        Collections.shuffle(positions, new Random(order));
        for (int row : positions) {
            String truth = (String) rows.column(Stream.TARGET).value(row).orElseThrow();
            assertThat(monitor.label(ids.get(row), truth)).isEqualTo(LabelOutcome.JOINED);
        }
    }

    @Property(tries = 100)
    void windowsAndCohortsAreTheSameHoweverRowsAreAskedAndLabelled(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 9) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 70) int window,
            @ForAll long order) {
        Notes whole = inOneTable(window);

        Notes pieces = inPieces(sizes, window, order);

        assertThat(pieces.windows)
                .extracting(report -> List.of(report.window(), report.firstRow(), report.lastRow(), report.features()))
                .isEqualTo(whole.windows.stream()
                        .map(report -> List.of(report.window(), report.firstRow(), report.lastRow(), report.features()))
                        .toList());
        assertThat(pieces.cohorts).hasSize(ROWS / window).hasSameSizeAs(whole.cohorts);
        assertThat(pieces.cohorts)
                .allSatisfy(cohort -> assertThat(whole.cohorts)
                        .filteredOn(each -> each.window() == cohort.window())
                        .singleElement()
                        .satisfies(same -> {
                            assertThat(cohort.rows()).isEqualTo(same.rows());
                            assertThat(cohort.performance()).isEqualTo(same.performance());
                            assertThat(cohort.answers().hasSameScores(same.answers()))
                                    .isTrue();
                        }));
    }
}
