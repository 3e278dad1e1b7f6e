package org.evermodel.benchmarks;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import org.evermodel.Digest;
import org.evermodel.data.Dataset;
import org.evermodel.data.RowDigests;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Naming a table of numbers, and each of its rows, by content. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FingerprintBenchmark extends ShortRuns {
    @Param("100000")
    int rows;

    private Dataset table;
    private byte[] bytes;

    @Setup
    public void generate() {
        NumberTable numbers = NumberTable.of(rows, 17);
        table = numbers.toDataset();
        ByteBuffer all = ByteBuffer.allocate(numbers.columns().length * rows * Double.BYTES);
        for (double[] column : numbers.columns()) {
            all.asDoubleBuffer().put(column);
            all.position(all.position() + rows * Double.BYTES);
        }
        bytes = all.array();
    }

    /** A table remembers its fingerprint, so each call asks a new one of the same columns. */
    @Benchmark
    public Digest fingerprint() {
        return table.select(table.schema().names()).fingerprint();
    }

    @Benchmark
    public RowDigests rowDigests() {
        return table.asOrigin().rowDigests();
    }

    /** The floor: the hash of the numbers' bytes, which lie side by side already. */
    @Benchmark
    public byte[] bareSha256() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
