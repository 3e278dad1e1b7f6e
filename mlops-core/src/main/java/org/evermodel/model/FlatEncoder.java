package org.evermodel.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.data.UnusableRowsException;

/** The parts side by side: part i writes its features from slot {@code offsets[i]} on. */
final class FlatEncoder implements Encoder {
    private final List<ColumnEncoder> parts;
    private final Map<String, String> leftOut;
    private final Schema inputs;
    private final int[] offsets;
    private final List<String> featureNames;
    private final List<String> sources;

    /** Takes at least one part. */
    FlatEncoder(List<ColumnEncoder> parts, Map<String, String> leftOut) {
        this.parts = List.copyOf(parts);
        this.leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        this.inputs = Schema.of(parts.stream().map(ColumnEncoder::field).toList());
        this.offsets = new int[parts.size()];
        List<String> names = new ArrayList<>();
        List<String> origins = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            List<String> own = parts.get(i).featureNames();
            offsets[i] = names.size();
            names.addAll(own);
            origins.addAll(Collections.nCopies(own.size(), parts.get(i).field().name()));
        }
        this.featureNames = distinct(names);
        this.sources = List.copyOf(origins);
    }

    /** Columns "a" with level "b=c" and "a=b" with level "c" would share a name: the later one gets a number. */
    private static List<String> distinct(List<String> names) {
        Set<String> taken = new HashSet<>(names);
        Set<String> used = new HashSet<>();
        List<String> result = new ArrayList<>();
        for (String name : names) {
            String free = name;
            for (int i = 2; !used.add(free); i++) {
                free = taken.add(name + "#" + i) ? name + "#" + i : free;
            }
            result.add(free);
        }
        return List.copyOf(result);
    }

    List<ColumnEncoder> parts() {
        return parts;
    }

    @Override
    public Schema inputs() {
        return inputs;
    }

    @Override
    public List<String> featureNames() {
        return featureNames;
    }

    @Override
    public List<String> sources() {
        return sources;
    }

    @Override
    public Map<String, String> leftOut() {
        return leftOut;
    }

    @Override
    public void encode(Row row, double[] features) {
        if (features.length != width()) {
            throw new IllegalArgumentException(
                    "a row becomes " + width() + " features, but the array has room for " + features.length);
        }
        for (int i = 0; i < offsets.length; i++) {
            ColumnEncoder part = parts.get(i);
            part.encode(row.value(part.field().name()).orElse(null), features, offsets[i]);
        }
    }

    @Override
    public FeatureMatrix encode(Dataset table) {
        long size = (long) table.rowCount() * width();
        if (size > Integer.MAX_VALUE - 8) {
            throw new UnusableRowsException("a matrix holds fewer than 2^31 numbers, but " + table.rowCount()
                    + " rows of " + width() + " features have " + size + "; encode the table in slices");
        }
        double[] features = new double[(int) size];
        for (int i = 0; i < offsets.length; i++) {
            ColumnEncoder part = parts.get(i);
            OptionalInt position = table.schema().find(part.field().name());
            Column column = position.isPresent() ? table.column(position.getAsInt()) : missing(table.rowCount());
            part.encode(column, features, offsets[i], width());
        }
        return new FeatureMatrix(featureNames, table.rowCount(), features);
    }

    private static Column missing(int rows) {
        return Columns.of(ColumnType.TEXT, Collections.nCopies(rows, null));
    }

    @Override
    public byte[] toJson() {
        return EncoderJson.format(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlatEncoder encoder && parts.equals(encoder.parts) && leftOut.equals(encoder.leftOut);
    }

    @Override
    public int hashCode() {
        return 31 * parts.hashCode() + leftOut.hashCode();
    }

    @Override
    public String toString() {
        return "Encoder[" + inputs.size() + " columns -> " + width() + " features]";
    }
}
