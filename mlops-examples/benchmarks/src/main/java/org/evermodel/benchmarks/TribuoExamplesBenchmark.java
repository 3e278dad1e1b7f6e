package org.evermodel.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.model.Encoder;
import org.evermodel.model.TrainingSet;
import org.evermodel.model.Transforms;
import org.evermodel.tribuo.TribuoDatasets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tribuo.MutableDataset;
import org.tribuo.data.columnar.ColumnarIterator;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** A table in memory, of 20 columns of numbers, as a dataset of Tribuo's: through the encoder, and as Tribuo does it. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TribuoExamplesBenchmark extends ShortRuns {
    private static final String TARGET = NumberTable.name(0);

    @Param("50000")
    int rows;

    private Dataset table;
    private Encoder encoder;
    private List<ColumnarIterator.Row> texts;
    private RowProcessor<Regressor> processor;

    @Setup
    public void make() {
        BareTribuo.silence();
        table = NumberTable.of(rows, 6).toDataset();
        encoder = Transforms.none().fit(table.drop(TARGET));
        texts = texts(table);
        processor = processor(table.schema().names());
    }

    private static List<ColumnarIterator.Row> texts(Dataset table) {
        List<String> names = table.schema().names();
        List<ColumnarIterator.Row> texts = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String name : names) {
                fields.put(name, Double.toString(((Column.Reals) table.column(name)).get(row)));
            }
            texts.add(new ColumnarIterator.Row(row, names, fields));
        }
        return texts;
    }

    private static RowProcessor<Regressor> processor(List<String> names) {
        Map<String, FieldProcessor> fields = new LinkedHashMap<>();
        names.stream()
                .filter(name -> !name.equals(TARGET))
                .forEach(name -> fields.put(name, new DoubleFieldProcessor(name)));
        return new RowProcessor<>(new FieldResponseProcessor<>(TARGET, "0", new RegressionFactory()), fields);
    }

    @Benchmark
    public MutableDataset<Regressor> evermodel() {
        double[] answers = new double[table.rowCount()];
        Column.Reals target = (Column.Reals) table.column(TARGET);
        for (int row = 0; row < answers.length; row++) {
            answers[row] = target.get(row);
        }
        return TribuoDatasets.of(new TrainingSet.OfNumbers(encoder.encode(table), answers));
    }

    /** The peer: its columnar path knows cells as texts. */
    @Benchmark
    public MutableDataset<Regressor> tribuoRowProcessor() {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (ColumnarIterator.Row row : texts) {
            examples.add(processor.generateExample(row, true).orElseThrow());
        }
        return examples;
    }
}
