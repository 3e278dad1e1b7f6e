package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.profile.Profile;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Route;
import org.junit.jupiter.api.Test;

/** Of many categories no sample has all, which is no fault. */
class RareCategoriesTest {
    private static final int ROWS = 1_000;
    private static final int WINDOWS = 200;
    private static final Schema INPUTS = Schema.of(
            new Field("postcode", ColumnType.CATEGORICAL),
            new Field("district", ColumnType.CATEGORICAL),
            new Field("trade", ColumnType.CATEGORICAL),
            new Field("name", ColumnType.TEXT));
    private static final Schema COLUMNS = Schema.of(java.util.stream.Stream.concat(
                    INPUTS.fields().stream(), java.util.stream.Stream.of(new Field("days", ColumnType.REAL)))
            .toList());
    private static final Signature SIGNATURE =
            new Signature(INPUTS, "days", Task.REGRESSION, List.of(), Optional.empty());

    private final SplittableRandom random = new SplittableRandom(21);
    private final Notes notes = new Notes();

    /** A thousand postcodes and a hundred districts alike, trades by Zipf's law, and names that hardly occur twice. */
    private Dataset draw() {
        List<String> postcodes = new ArrayList<>();
        List<String> districts = new ArrayList<>();
        List<String> trades = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            postcodes.add("postcode " + random.nextInt(1_000));
            districts.add("district " + random.nextInt(100));
            trades.add("trade " + (int) Math.pow(300, random.nextDouble()));
            names.add("name " + random.nextLong());
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("postcode", Columns.categories(postcodes));
        columns.put("district", Columns.categories(districts));
        columns.put("trade", Columns.categories(trades));
        columns.put("name", Columns.texts(names));
        return Dataset.of(columns);
    }

    private void watch(int windows, java.util.function.UnaryOperator<Dataset> change) {
        Reference reference = new Reference(
                Stream.version(1), SIGNATURE, COLUMNS, Profile.of(draw()), Optional.empty(), Optional.empty());
        try (Monitor monitor = Monitor.builder(reference)
                .windows(Windows.ofRows(ROWS))
                .listener(notes)
                .executor(Runnable::run)
                .open()) {
            for (int i = 0; i < windows; i++) {
                monitor.answered(
                        change.apply(draw()),
                        new BatchAnswer(
                                "series-" + i,
                                Predictions.of(SIGNATURE, new double[ROWS]),
                                Stream.version(1),
                                Route.CHAMPION));
            }
        }
    }

    @Test
    void thatASampleLacksSomeIsNoFault() {
        watch(WINDOWS, rows -> rows);

        assertThat(notes.windows).hasSize(WINDOWS);
        assertThat(notes.windows.get(0).features().referenceRows()).isEqualTo(ROWS);
        assertThat(notes.alerts).isEmpty();
    }

    @Test
    void thatFarMoreAreUnseenThanMustBeIsAFault() {
        watch(3, rows -> {
            List<String> postcodes = new ArrayList<>(Collections.nCopies(ROWS, "unknown"));
            for (int row = 0; row < ROWS / 10; row++) {
                postcodes.set(row, "postcode " + row);
            }
            return rows.with("postcode", Columns.categories(postcodes));
        });

        assertThat(notes.kinds()).contains(Alert.Kind.DATA_QUALITY);
        Fault fault = notes.windows.get(0).faults().get(0);
        assertThat(fault.column()).isEqualTo("postcode");
        assertThat(fault.kind()).isEqualTo(Fault.Kind.UNSEEN);
        assertThat(fault.usual()).isBetween(0.3, 0.45);
    }
}
