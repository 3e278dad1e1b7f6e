package org.evermodel.tribuo;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.TrainingSet;
import org.tribuo.Dataset;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Rows as datasets of Tribuo's. */
final class Examples {
    /** The name of the one number that is predicted. */
    static final String NUMBER = "y";

    /** Equal rows must give equal datasets, whenever they are made. */
    private static final OffsetDateTime NO_TIME = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private Examples() {}

    /** Features are called by their column, so that Tribuo's numbers for them are ours. */
    static Dataset<Label> of(TrainingSet.OfClasses rows, Layout layout) {
        return of(rows.features(), ExampleMaker.numbered(layout), new LabelFactory(), outputs(rows));
    }

    static Dataset<Regressor> of(TrainingSet.OfNumbers rows, Layout layout, TargetScale scale) {
        return of(rows.features(), ExampleMaker.numbered(layout), new RegressionFactory(), outputs(rows, scale));
    }

    /** Features are called as they are in the matrix. */
    static MutableDataset<Label> named(TrainingSet.OfClasses rows) {
        return of(rows.features(), ExampleMaker.named(rows.features().names()), new LabelFactory(), outputs(rows));
    }

    static MutableDataset<Regressor> named(TrainingSet.OfNumbers rows) {
        ExampleMaker maker = ExampleMaker.named(rows.features().names());
        return of(rows.features(), maker, new RegressionFactory(), outputs(rows, TargetScale.NONE));
    }

    private static IntFunction<Label> outputs(TrainingSet.OfClasses rows) {
        Label[] labels = rows.classes().stream().map(Label::new).toArray(Label[]::new);
        return row -> labels[rows.codes()[row]];
    }

    private static IntFunction<Regressor> outputs(TrainingSet.OfNumbers rows, TargetScale scale) {
        return row -> new Regressor(NUMBER, scale.standardize(rows.targets()[row]));
    }

    private static <T extends Output<T>> MutableDataset<T> of(
            FeatureMatrix rows, ExampleMaker maker, OutputFactory<T> factory, IntFunction<T> output) {
        MutableDataset<T> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("rows", NO_TIME, factory), factory);
        for (int row = 0; row < rows.rows(); row++) {
            examples.add(maker.make(output.apply(row), rows.values(), row * rows.width()));
        }
        return examples;
    }

    /** Tribuo's number for each class, or -1 for one that no row has. Its order is none that one could rely on. */
    static int[] ids(List<String> classes, ImmutableOutputInfo<Label> outputs) {
        return classes.stream().mapToInt(name -> outputs.getID(new Label(name))).toArray();
    }

    /** The share of the rows that each class has. */
    static double[] shares(TrainingSet.OfClasses rows) {
        double[] shares = new double[rows.classes().size()];
        for (int code : rows.codes()) {
            shares[code]++;
        }
        Arrays.setAll(shares, i -> shares[i] / rows.codes().length);
        return shares;
    }

    /** How many classes occur. */
    static int present(TrainingSet.OfClasses rows) {
        return (int) Arrays.stream(rows.codes()).distinct().count();
    }
}
