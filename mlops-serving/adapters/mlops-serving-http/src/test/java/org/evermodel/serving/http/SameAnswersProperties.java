package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.evermodel.data.Row;
import org.evermodel.model.Prediction;
import org.evermodel.serving.Endpoint;

/** Over HTTP a model answers what it answers in process, to the last bit. */
class SameAnswersProperties {
    private static final List<Endpoint> ENDPOINTS = new ArrayList<>();
    private static final List<InferenceServer> SERVERS = new ArrayList<>();
    private static final List<HttpDeployment> CLIENTS = new ArrayList<>();

    @BeforeContainer
    static void start() {
        ENDPOINTS.add(Sandbox.ofNumbers("numbers", List.of("a", "b", "c")));
        SERVERS.add(InferenceServer.builder().endpoint(ENDPOINTS.get(0)).start());
        CLIENTS.add(new HttpDeployment(ENDPOINTS.get(0), SERVERS.get(0)));
    }

    @AfterContainer
    static void stop() {
        CLIENTS.forEach(HttpDeployment::close);
    }

    @Property(tries = 500, seed = "9")
    void whateverTheNumbers(@ForAll @DoubleRange(min = -1e300, max = 1e300) double a, @ForAll long b, @ForAll float c) {
        Row row = Row.of("a", a, "b", b, "c", c);
        Prediction expected = ENDPOINTS.get(0).predict(row).prediction();

        assertThat(CLIENTS.get(0).predict(row)).isEqualTo(expected);
    }

    @Property(tries = 300, seed = "10")
    void whateverTheBits(@ForAll long bits) {
        Row row = Row.of("a", Double.longBitsToDouble(bits), "b", 1, "c", null);
        Prediction expected = ENDPOINTS.get(0).predict(row).prediction();

        assertThat(CLIENTS.get(0).predict(row)).isEqualTo(expected);
    }
}
