package org.evermodel.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/**
 * Profiles a table of which there are no bins yet. One pass counts all and chooses the bins of numbers; a second one is made
 * only where a column of very many different texts may have frequent ones among them.
 */
final class BinChoice {
    private final Tallies tallies;
    private final List<TextTally> texts = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();

    private BinChoice(Schema schema, Bounds bounds) {
        List<ColumnTally> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            if (Kinds.of(field.type()).isOrdered()) {
                columns.add(NumberTally.choosing(field, bounds.cells()));
                continue;
            }
            TextTally text = TextTally.choosing(field, bounds.values());
            positions.add(columns.size());
            texts.add(text);
            columns.add(text);
        }
        this.tallies = new Tallies(columns);
    }

    /**
     * How much is kept of a column while its bins are chosen.
     *
     * @param cells how many cells the grid of its numbers may have
     * @param values how many different texts are counted each
     */
    record Bounds(int cells, int values) {
        static final Bounds USUAL = new Bounds(NumberGrid.MOST_CELLS, TextChoice.MOST_VALUES);
    }

    static Profile of(Dataset table, Bounds bounds) {
        BinChoice choice = new BinChoice(table.schema(), bounds);
        choice.tallies.add(table);
        choice.addAgain(table);
        return choice.tallies.profile();
    }

    static Profile of(DatasetSource source, Bounds bounds) {
        try (Batches batches = source.batches()) {
            BinChoice choice = new BinChoice(batches.schema(), bounds);
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                choice.tallies.addInParallel(batch.get());
            }
            if (choice.texts.stream().anyMatch(TextTally::wantsSecondPass)) {
                choice.readAgain(source);
            }
            return choice.tallies.profile();
        }
    }

    private void readAgain(DatasetSource source) {
        try (Batches batches = source.batches()) {
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                addAgain(batch.get());
            }
        }
    }

    private void addAgain(Dataset batch) {
        IntStream.range(0, texts.size())
                .filter(i -> texts.get(i).wantsSecondPass())
                .forEach(i -> texts.get(i).addAgain(batch.column(positions.get(i))));
    }
}
