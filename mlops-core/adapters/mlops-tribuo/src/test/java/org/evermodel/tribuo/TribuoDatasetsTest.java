package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.TrainingSet;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

class TribuoDatasetsTest {
    private final FeatureMatrix features =
            new FeatureMatrix(List.of("weight", "age", "sex=f"), 2, new double[] {70, 30, 0, 80, 40, 1});

    @Test
    void eachRowIsAnExampleWithTheNamesOfItsFeatures() {
        MutableDataset<Label> examples =
                TribuoDatasets.of(new TrainingSet.OfClasses(features, List.of("no", "yes"), new int[] {1, 0}));

        assertThat(examples.getExample(0).getOutput()).isEqualTo(new Label("yes"));
        assertThat(features(examples.getExample(0))).isEqualTo(Map.of("weight", 70.0, "age", 30.0, "sex=f", 0.0));
        assertThat(features(examples.getExample(1))).isEqualTo(Map.of("weight", 80.0, "age", 40.0, "sex=f", 1.0));
        assertThat(examples.size()).isEqualTo(2);
    }

    @Test
    void aNumberIsTheOutputOfItsRow() {
        MutableDataset<Regressor> examples =
                TribuoDatasets.of(new TrainingSet.OfNumbers(features, new double[] {1.5, -2}));

        assertThat(examples.getExample(1).getOutput().getNames()).containsExactly("y");
        assertThat(examples.getExample(1).getOutput().getValues()).containsExactly(-2);
    }

    private static Map<String, Double> features(Example<?> example) {
        Map<String, Double> features = new TreeMap<>();
        example.forEach(feature -> features.put(feature.getName(), feature.getValue()));
        return features;
    }
}
