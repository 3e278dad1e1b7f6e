package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evermodel.NotFoundException;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Compatibility;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.registry.catalogue.IncompatibleSignatureException;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

abstract class SignaturesContract extends RegistryContract {
    private static final String LEFT_OUT = Samples.evaluated(1)
            .candidate()
            .model()
            .signature()
            .inputs()
            .names()
            .get(0);

    /** A candidate that reads one column less than the other samples. */
    static Evaluated narrower() {
        Map<String, Column> columns = new LinkedHashMap<>();
        Samples.ROWS.schema().names().stream()
                .filter(name -> !name.equals(LEFT_OUT))
                .forEach(name -> columns.put(name, Samples.ROWS.column(name)));
        Dataset rows = Dataset.of(columns);
        Dataset train = rows.slice(0, 40);
        Dataset test = rows.slice(40, 60);
        Model model = Training.of(Target.of("outcome"), Transforms.impute().oneHot())
                .train(TestTrainers.nearestMean(), train, 1);
        Candidate candidate = new Candidate(model, train, test, "nearest-mean", Map.of());
        return new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
    }

    private static void registerNarrower(Registry registry) {
        registry.models().register(Samples.CHURN, narrower(), Optional.empty(), Map.of());
    }

    @Test
    final void aVersionIsComparedWithTheOneBefore() {
        register(1);
        register(2);
        registerNarrower(registry);

        assertThat(registry.models().compatibility(Samples.CHURN, 1)).isEmpty();
        assertThat(registry.models().compatibility(Samples.CHURN, 2)).get().hasToString("1 -> 2 FULL");
        assertThat(registry.models().compatibility(Samples.CHURN, 3))
                .get()
                .hasToString("2 -> 3 BACKWARD [column \"" + LEFT_OUT + "\" was removed: breaks FORWARD]");
        assertThat(registry.models().signature(Samples.CHURN, 3))
                .isEqualTo(narrower().candidate().model().signature());
        assertThatThrownBy(() -> registry.models().compatibility(Samples.CHURN, 4))
                .isInstanceOf(NotFoundException.class);
        reopen();
        assertThat(registry.models().compatibility(Samples.CHURN, 3))
                .map(verdict -> verdict.compatibility().level())
                .contains(Compatibility.Level.BACKWARD);
        assertSound();
    }

    @Test
    final void aDeletedVersionIsNotComparedWith() {
        registerNarrower(registry);
        register(1);
        registry.models().delete(Samples.CHURN, 2, "");
        register(2);

        assertThat(registry.models().compatibility(Samples.CHURN, 3))
                .get()
                .satisfies(verdict -> assertThat(verdict.before()).isEqualTo(1));
    }

    @Test
    final void anIncompatibleVersionIsRefusedWhereTold() {
        register(1);
        try (Registry strict = Registry.builder(storage())
                .requireCompatible(Compatibility.Level.FULL)
                .open()) {
            assertThatThrownBy(() -> registerNarrower(strict))
                    .isInstanceOfSatisfying(
                            IncompatibleSignatureException.class,
                            refusal -> assertThat(refusal.verdict().level()).isEqualTo(Compatibility.Level.BACKWARD))
                    .hasMessageStartingWith(
                            "a version after models:/churn/1 must be compatible as FULL, but is BACKWARD");
        }
        assertThat(registry.models().versions(Samples.CHURN)).hasSize(1);
        try (Registry lenient = Registry.builder(storage())
                .requireCompatible(Compatibility.Level.BACKWARD)
                .open()) {
            registerNarrower(lenient);
        }
        assertThat(registry.models().versions(Samples.CHURN)).hasSize(2);
        assertSound();
    }
}
