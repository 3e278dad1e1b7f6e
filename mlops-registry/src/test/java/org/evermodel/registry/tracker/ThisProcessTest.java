package org.evermodel.registry.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.tracking.Environment;
import org.junit.jupiter.api.Test;

class ThisProcessTest {
    private final Environment environment = ThisProcess.environment();

    @Test
    void tellsTheRuntimeAndItsLibraries() {
        assertThat(environment.java()).isEqualTo(Runtime.version().toString());
        assertThat(environment.os()).startsWith(System.getProperty("os.name"));
        assertThat(environment.processors()).isPositive();
        assertThat(environment.libraries()).containsKeys("sqlite-jdbc", "jackson-databind");
        assertThat(environment.libraries().get("sqlite-jdbc")).startsWith("3.");
    }

    @Test
    void isReadBackAsItWasWritten() {
        String json = EnvironmentContent.of(environment).json();

        assertThat(EnvironmentContent.read(Content.parse("environment", json))).isEqualTo(environment);
    }

    @Test
    void isOneLine() {
        assertThat(environment.toString())
                .startsWith("Environment[Java " + Runtime.version())
                .doesNotContain("\n");
    }
}
