package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step that was compiled again runs again where its code is another, and only there. */
class ChangedCodeTest {
    private static final String LAMBDA = """
            public class Written {
                public static org.evermodel.pipeline.Step<String, String> step() {
                    return (text, context) -> text + "%s";
                }
            }
            """;
    private static final String HELPED = """
            public class Written {
                public static org.evermodel.pipeline.Step<String, String> step() {
                    return (text, context) -> text + Nested.MARK.substring(0);
                }
                static class Nested {
                    static final String MARK = new String("%s");
                }
            }
            """;

    private static final String EXTENDING = """
            public class Written extends Base implements org.evermodel.pipeline.Step<String, String> {
                public static org.evermodel.pipeline.Step<String, String> step() {
                    return new Written();
                }
            }
            class Base {
                public String run(String text, org.evermodel.pipeline.StepContext context) {
                    return text + "%s";
                }
            }
            """;
    private static final String PIPELINE = """
            import org.evermodel.pipeline.*;
            public class Written {
                public static Step<String, String> step() {
                    Step<String, String> within = (text, context) -> text + "%s";
                    return Pipeline.named("within", String.class).step("inner", within).build()
                            .withParameters(java.util.Map.of("size", "1"));
                }
            }
            """;

    private final Runner runner = Runner.of(Storage.inMemory(), RunRecorder.none());

    @TempDir
    Path folder;

    @Test
    void theSameCodeCompiledTwiceIsTheSame() throws Exception {
        run(LAMBDA.formatted("!"), "first");

        assertThat(run(LAMBDA.formatted("!"), "second").status()).isEqualTo(StepStatus.CACHED);
    }

    @Test
    void otherCodeOfTheSameClassIsNamed() throws Exception {
        run(LAMBDA.formatted("!"), "first");

        assertThat(run(LAMBDA.formatted("?"), "second").reasons()).containsExactly("code changed");
    }

    @Test
    void otherCodeOfANestedClassIsNamed() throws Exception {
        run(HELPED.formatted("!"), "first");

        assertThat(run(HELPED.formatted("?"), "second").reasons()).containsExactly("code changed");
    }

    @Test
    void otherCodeOfTheClassItExtendsIsNamed() throws Exception {
        run(EXTENDING.formatted("!"), "first");

        assertThat(run(EXTENDING.formatted("!"), "again").status()).isEqualTo(StepStatus.CACHED);
        assertThat(run(EXTENDING.formatted("?"), "second").reasons()).containsExactly("code changed");
    }

    @Test
    void otherCodeOfAStepWithinAPipelineThatIsAStepIsNamed() throws Exception {
        run(PIPELINE.formatted("!"), "first");

        assertThat(run(PIPELINE.formatted("!"), "again").status()).isEqualTo(StepStatus.CACHED);
        assertThat(run(PIPELINE.formatted("?"), "second").reasons()).containsExactly("code changed");
    }

    private StepReport run(String source, String subfolder) throws Exception {
        try (URLClassLoader loader = compiled(source, Files.createDirectory(folder.resolve(subfolder)))) {
            @SuppressWarnings("unchecked") // the source says so
            var step = (Step<String, String>)
                    loader.loadClass("Written").getMethod("step").invoke(null);
            var pipeline = Pipeline.named("p", String.class)
                    .step("step", step.keptBy(new TextCodec()))
                    .build();
            return runner.run(pipeline, "a").report().step("step");
        }
    }

    private static URLClassLoader compiled(String source, Path folder) throws IOException {
        assertThat(new Javac(folder).compile("Written", source)).isEmpty();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Step.class.getClassLoader());
    }
}
