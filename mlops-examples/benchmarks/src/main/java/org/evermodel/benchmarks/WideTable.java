package org.evermodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/**
 * A table of very many columns that is never there as a whole: each part is drawn when it is asked for. Seven of eight columns are
 * normal, the eighth is one of twenty categories; every tenth column can be moved by half a standard deviation.
 */
final class WideTable implements DatasetSource {
    private static final int CATEGORICAL = 8;
    private static final int MOVED = 10;
    private static final List<String> CATEGORIES =
            IntStream.range(0, 20).mapToObj(i -> "category " + i).toList();

    private final Schema schema;
    private final int rows;
    private final long seed;
    private final double shift;

    WideTable(int columns, int rows, long seed, double shift) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            fields.add(new Field("c" + i, i % CATEGORICAL == 7 ? ColumnType.CATEGORICAL : ColumnType.REAL));
        }
        this.schema = Schema.of(fields);
        this.rows = rows;
        this.seed = seed;
        this.shift = shift;
    }

    @Override
    public Dataset load() {
        throw new UnsupportedOperationException("this table is larger than memory; read its batches");
    }

    @Override
    public String location() {
        return "wide table " + seed;
    }

    @Override
    public Batches batches() {
        return new Drawn();
    }

    private final class Drawn implements Batches {
        private int from;

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public Optional<Dataset> next() {
            int size = Math.min(Batches.rowsFor(schema.size()), rows - from);
            if (size <= 0) {
                return Optional.empty();
            }
            int start = from;
            from += size;
            Column[] drawn = new Column[schema.size()];
            IntStream.range(0, drawn.length).parallel().forEach(i -> drawn[i] = draw(i, start, size));
            java.util.Map<String, Column> columns = new java.util.LinkedHashMap<>();
            for (int i = 0; i < drawn.length; i++) {
                columns.put(schema.fields().get(i).name(), drawn[i]);
            }
            return Optional.of(Dataset.of(columns));
        }

        private Column draw(int column, int start, int size) {
            SplittableRandom random = new SplittableRandom(seed + 31L * column + 1_000_003L * start);
            if (schema.fields().get(column).type() == ColumnType.CATEGORICAL) {
                int[] codes = IntStream.generate(() -> random.nextInt(CATEGORIES.size()))
                        .limit(size)
                        .toArray();
                return Columns.strings(ColumnType.CATEGORICAL, codes, CATEGORIES);
            }
            double moved = column % MOVED == 0 ? shift : 0;
            double[] cells = new double[size];
            for (int row = 0; row < size; row++) {
                cells[row] = moved + random.nextGaussian();
            }
            return Columns.reals(cells);
        }

        @Override
        public void close() {
            from = rows;
        }
    }
}
