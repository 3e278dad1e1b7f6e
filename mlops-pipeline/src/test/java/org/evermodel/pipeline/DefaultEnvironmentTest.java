package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.evermodel.Evermodel;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** Unless the host says otherwise, what is kept depends on the versions of Java and of the library. */
class DefaultEnvironmentTest {
    private final Storage storage = Storage.inMemory();
    private final Pipeline<String, String> pipeline =
            Pipeline.named("p", String.class).step("mark", Mark.with("!")).build();

    @Test
    void theKeyOfAnOutputNamesTheLibrarysVersion() {
        Runner.builder().storage(storage).build().run(pipeline, "a").orElseThrow();

        assertThat(storage.metadata().scan("pipeline-output", "", "", 10))
                .singleElement()
                .extracting(MetadataStore.Entry::json)
                .asString()
                .contains("[\"ENVIRONMENT\",\"evermodel\",\"" + Evermodel.version() + "\"]")
                .contains("[\"ENVIRONMENT\",\"java\",");
    }

    @Test
    void anotherVersionOfTheLibraryMakesItsOwn() {
        Map<String, String> later = Map.of("java", Runtime.version().feature() + "", "evermodel", "99.0.0");
        Runner.builder().storage(storage).build().run(pipeline, "a").orElseThrow();

        var plan = Runner.builder().storage(storage).environment(later).build().plan(pipeline, "a");

        assertThat(plan.step("mark").reasons())
                .containsExactly("environment \"evermodel\" changed: " + Evermodel.version() + " → 99.0.0");
    }
}
