package org.evermodel.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
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
                columns.add(NumberTally.choosing(field, bounds));
                continue;
            }
            TextTally text = TextTally.choosing(field, bounds);
            positions.add(columns.size());
            texts.add(text);
            columns.add(text);
        }
        this.tallies = new Tallies(columns);
    }

    /** Column by column, so that what is kept to be exact is that of one column only. */
    static Profile of(Dataset table, Bounds bounds) {
        List<ColumnProfile> columns = table.schema().fields().stream()
                .map(field -> of(field, table.column(field.name()), bounds))
                .toList();
        return new Profile(table.rowCount(), columns);
    }

    private static ColumnProfile of(Field field, Column column, Bounds bounds) {
        if (Kinds.of(field.type()).isOrdered()) {
            NumberTally numbers = NumberTally.choosing(field, bounds);
            numbers.add(column);
            return numbers.profile();
        }
        TextTally texts = TextTally.choosing(field, bounds);
        texts.add(column);
        if (texts.wantsSecondPass()) {
            texts.addAgain(column);
        }
        return texts.profile();
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
