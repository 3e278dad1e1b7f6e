package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.serving.Route;

/** The window that is being filled. Not thread-safe. */
final class OpenWindow {
    private final long number;
    private final long firstRow;
    private final List<Ledger> ledgers = new ArrayList<>();
    private Optional<Instant> opened = Optional.empty();
    private final Map<ModelUri, Integer> ofChampions = new LinkedHashMap<>();
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

    void counted(int more, Handover answers) {
        opened = opened.or(() -> Optional.of(answers.at()));
        rows += more;
        if (answers.route() == Route.CHAMPION) {
            ofChampions.merge(answers.version().uri(), more, Integer::sum);
        }
    }

    /** Who was champion before does not matter any more. */
    void forgetChampions() {
        ofChampions.clear();
    }

    /** Who answered most rows as champion; answers that were under way when it changed come late. */
    Optional<ModelVersion> champion() {
        return ofChampions.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .flatMap(most -> ledgers.stream()
                        .map(Ledger::version)
                        .filter(version -> version.uri().equals(most.getKey()))
                        .findFirst());
    }
}
