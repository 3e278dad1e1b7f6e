package org.evermodel.leakage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.check.Severity;
import org.evermodel.data.Dataset;

/**
 * Finds the smallest sets of at most three columns whose weighted sum is the target. What passes the screen is fitted on
 * all rows that have the set. Not thread-safe.
 */
final class SumSearch {
    private static final int MOST_FOUND = 20;

    private final Dataset table;
    private final List<String> columns;
    private final TargetCells target;
    private final SumScreen screen;
    private final List<int[]> found = new ArrayList<>();
    private final List<LeakageFinding> findings = new ArrayList<>();

    private SumSearch(Dataset table, List<String> columns, TargetCells target, SumScreen screen) {
        this.table = table;
        this.columns = columns;
        this.target = target;
        this.screen = screen;
    }

    static List<LeakageFinding> of(Dataset table, List<String> columns, TargetCells target, SumScreen screen) {
        SumSearch search = new SumSearch(table, columns, target, screen);
        search.run();
        return search.findings;
    }

    private void run() {
        int size = columns.size();
        for (int i = 0; i < size; i++) {
            consider(i);
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                consider(i, j);
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                withEachLater(i, j);
            }
        }
    }

    private void withEachLater(int first, int second) {
        for (int third = second + 1; third < columns.size(); third++) {
            consider(first, second, third);
        }
    }

    private void consider(int... set) {
        boolean known = found.size() >= MOST_FOUND || found.stream().anyMatch(smaller -> holds(set, smaller));
        if (known || !screen.passes(set)) {
            return;
        }
        List<String> names = IntStream.of(set).mapToObj(columns::get).toList();
        Optional<LinearFit> fit =
                LinearFit.of(table, names, target).filter(each -> each.unexplained() <= SumScreen.UNEXPLAINED);
        fit.ifPresent(each -> {
            found.add(set);
            findings.add(finding(each, names));
        });
    }

    private static boolean holds(int[] set, int[] smaller) {
        return IntStream.of(smaller).allMatch(i -> IntStream.of(set).anyMatch(j -> i == j));
    }

    private LeakageFinding finding(LinearFit fit, List<String> names) {
        List<String> inOrder =
                table.schema().names().stream().filter(names::contains).toList();
        String evidence = fit.formula(target.name(), inOrder) + ", " + fit.closeness() + ", in " + fit.rows() + " rows";
        return new LeakageFinding(
                names.size() == 1 ? LeakageKind.TARGET_COPY : LeakageKind.TARGET_DERIVED,
                fit.isExact() ? Severity.ERROR : Severity.WARNING,
                inOrder,
                evidence,
                names.size() == 1
                        ? "Leave it out: it is the target on another scale"
                        : "Leave them out: the target is made of them, so they are not known before it is",
                List.of());
    }
}
