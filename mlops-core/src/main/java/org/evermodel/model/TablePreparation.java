package org.evermodel.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.UnusableRowsException;

/** {@code maxLevels} is 0 where texts are left out. */
record TablePreparation(Optional<NumberFitter.Fill> fill, boolean standardized, int maxLevels) implements Preparation {
    private static final int USUAL_LEVELS = 100;

    @Override
    public Preparation impute() {
        return impute(NumberFitter.Fill.MEDIAN);
    }

    @Override
    public Preparation imputeMean() {
        return impute(NumberFitter.Fill.MEAN);
    }

    private Preparation impute(NumberFitter.Fill wanted) {
        require(fill.isEmpty(), "impute stands once");
        require(!standardized, "impute comes before standardize");
        return new TablePreparation(Optional.of(wanted), false, maxLevels);
    }

    @Override
    public Preparation standardize() {
        require(!standardized, "standardize stands once");
        return new TablePreparation(fill, true, maxLevels);
    }

    @Override
    public Preparation oneHot() {
        return oneHot(USUAL_LEVELS);
    }

    @Override
    public Preparation oneHot(int levels) {
        require(maxLevels == 0, "oneHot stands once");
        if (levels < 1) {
            throw new IllegalArgumentException(
                    "oneHot must keep at least 1 level of a column, but was asked for " + levels);
        }
        return new TablePreparation(fill, standardized, levels);
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException("in a preparation " + rule + ", but this one is already " + this);
        }
    }

    @Override
    public Encoder fit(Dataset trainingRows) {
        if (trainingRows.rowCount() == 0) {
            throw new UnusableRowsException("transforms cannot be fitted on a table without rows: " + trainingRows);
        }
        List<ColumnEncoder> parts = new ArrayList<>();
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (Field field : trainingRows.schema().fields()) {
            Column column = trainingRows.column(field.name());
            reasonToLeaveOut(column)
                    .ifPresentOrElse(reason -> leftOut.put(field.name(), reason), () -> parts.add(fit(field, column)));
        }
        if (parts.isEmpty()) {
            throw new UnusableRowsException(this + " leaves no column to learn from; left out were " + leftOut);
        }
        return new FlatEncoder(parts, leftOut);
    }

    private Optional<String> reasonToLeaveOut(Column column) {
        if (column instanceof Column.Strings strings) {
            return maxLevels == 0
                    ? Optional.of("text, and one-hot encoding was not asked for")
                    : LevelFitter.reasonToLeaveOut(strings);
        }
        return NumberFitter.reasonToLeaveOut(column);
    }

    private ColumnEncoder fit(Field field, Column column) {
        return column instanceof Column.Strings strings
                ? LevelFitter.fit(field, strings, maxLevels)
                : NumberFitter.fit(field, column, fill, standardized, maxLevels > 0);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("impute", fill.map(Enum::name).orElse("none"));
        parameters.put("standardize", Boolean.toString(standardized));
        parameters.put("oneHot", maxLevels == 0 ? "none" : Integer.toString(maxLevels));
        return parameters;
    }

    @Override
    public String toString() {
        return "Transforms"
                + fill.map(kind -> kind == NumberFitter.Fill.MEAN ? ".imputeMean()" : ".impute()")
                        .orElse("")
                + (standardized ? ".standardize()" : "")
                + (maxLevels == 0 ? "" : maxLevels == USUAL_LEVELS ? ".oneHot()" : ".oneHot(" + maxLevels + ")")
                + (equals(Transforms.none()) ? ".none()" : "");
    }
}
