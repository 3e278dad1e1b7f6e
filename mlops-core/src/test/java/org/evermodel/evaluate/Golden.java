package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Cases whose expected values were computed outside Java, with scikit-learn, scipy and statsmodels. They lie beside the
 * tests; another folder of the same form is taken from the system property {@code mlops.golden}.
 */
public final class Golden {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    private Golden() {}

    /** One fixture case; its name is the name of the reported test. */
    public record Case(String name, String op, JsonNode input, JsonNode expected, JsonNode tolerance) {
        public double expected(String name) {
            return expected.required(name).asDouble();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Case> cases(String family) {
        return StreamSupport.stream(read(family).required("cases").spliterator(), false)
                .map(node -> new Case(
                        node.required("name").asText(),
                        node.path("op").asText(),
                        node.required("input"),
                        node.required("expected"),
                        node.path("tolerance")));
    }

    public static Stream<Arguments> cases(String family, String op) {
        return cases(family).filter(each -> each.op().equals(op)).map(Arguments::of);
    }

    private static JsonNode read(String family) {
        String folder = System.getProperty("mlops.golden", "");
        try (InputStream in = folder.isEmpty()
                ? Golden.class.getResourceAsStream("/golden/" + family + ".json")
                : Files.newInputStream(Path.of(folder, family + ".json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    static int[] whole(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }

    static List<List<Integer>> table(JsonNode rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> IntStream.of(whole(rows.get(i))).boxed().toList())
                .toList();
    }

    /** Empty where the fixture says undefined. */
    public static OptionalDouble defined(JsonNode value) {
        return value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble());
    }

    public static void assertClose(String what, double actual, double expected) {
        assertClose(what, actual, expected, RELATIVE);
    }

    public static void assertClose(String what, double actual, double expected, double relative) {
        assertThat(actual).as(what).isCloseTo(expected, within(Math.max(ABSOLUTE, Math.abs(expected) * relative)));
    }

    static void assertMetric(Evaluation evaluation, Metric metric, OptionalDouble expected) {
        if (expected.isEmpty()) {
            assertThat(evaluation.metric(metric)).as(metric.id()).isEmpty();
            return;
        }
        Estimate estimate = evaluation.metric(metric).orElseThrow();
        assertClose(metric.id(), estimate.value(), expected.getAsDouble());
        assertThat(estimate.value()).as(metric.id()).isBetween(estimate.low(), estimate.high());
    }
}
