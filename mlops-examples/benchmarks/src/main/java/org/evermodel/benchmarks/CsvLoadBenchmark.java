package org.evermodel.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.evermodel.data.Dataset;
import org.evermodel.data.csv.CsvSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tribuo.MutableDataset;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** A file of 20 columns of numbers into a table, types found on the way. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CsvLoadBenchmark extends ShortRuns {
    @Param("100000")
    int rows;

    /** Digits behind the point; 17 leaves the numbers unrounded. */
    @Param("6")
    int digits;

    private Path file;

    @Setup
    public void write(ScratchFolder scratch) throws IOException {
        BareTribuo.silence();
        file = scratch.at("numbers.csv");
        NumberTable.of(rows, digits).writeCsv(file);
    }

    @Benchmark
    public Dataset evermodel() {
        return CsvSource.of(file).load();
    }

    /** The floor: FastCSV's records, and the JDK's reading of their fields into arrays of the right size. */
    @Benchmark
    public double[][] bareFastCsv() throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            var records = reader.iterator();
            double[][] columns = new double[records.next().getFieldCount()][rows];
            for (int row = 0; row < rows; row++) {
                CsvRecord record = records.next();
                for (int i = 0; i < columns.length; i++) {
                    columns[i][row] = Double.parseDouble(record.getField(i));
                }
            }
            return columns;
        }
    }

    /** The peer; one of the columns has to be the one to predict. */
    @Benchmark
    public MutableDataset<Regressor> tribuoCsvLoader() throws IOException {
        return new CSVLoader<>(new RegressionFactory()).load(file, NumberTable.name(0));
    }
}
