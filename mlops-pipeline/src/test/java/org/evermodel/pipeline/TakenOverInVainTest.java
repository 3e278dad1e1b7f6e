package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.DelegatingMetadataStore;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

/** Who takes a run over and cannot read what it had made leaves it as it was: it can be tried again at once. */
class TakenOverInVainTest {
    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Storage storage = Storage.inMemory();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Step<String, String> fragile = (text, context) -> {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        return text;
    };
    private final Pipeline<String, String> pipeline = Pipeline.named("p", String.class)
            .step("made", Mark.with("b"))
            .step("fragile", fragile)
            .build();

    private Runner runner() {
        return Runner.builder()
                .storage(new Hiding(storage, away))
                .clock(clock)
                .parallelism(1)
                .build();
    }

    private RunId failed() {
        RunId run = runner().run(pipeline, "a").report().run().orElseThrow();
        broken.set(false);
        return run;
    }

    private void assertIsStillToGoOnWith(RunId run) {
        assertThat(runner().unfinished()).singleElement().satisfies(each -> {
            assertThat(each.run()).isEqualTo(run);
            assertThat(each.status()).isEqualTo(RunStatus.FAILED);
            assertThat(each.reason()).contains("step \"fragile\" failed");
        });
    }

    @Test
    void aStoreThatWasAwayForAMomentKeepsNobodyFromIt() {
        RunId run = failed();
        away.set(true);
        assertThatThrownBy(() -> runner().resume(pipeline, run, "a", Resume.unchanged()))
                .isInstanceOf(StorageException.class);
        away.set(false);

        assertIsStillToGoOnWith(run);
        assertThat(runner().resume(pipeline, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("ab");
    }

    @Test
    void anEntryThatCannotBeReadIsSaidEachTimeAndDoesNotKeepItFromBeingAbandoned() {
        RunId run = failed();
        MetadataStore.Key key = new MetadataStore.Key("pipeline-step-run", run.value() + "/made");
        MetadataStore.Entry made = storage.metadata().find(key).orElseThrow();
        storage.metadata()
                .commit(List.of(new MetadataStore.Put(
                        key, made.revision(), made.json().replace("\"schema\":2", "\"schema\":1"))));

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> runner().resume(pipeline, run, "a", Resume.unchanged()))
                    .hasMessageContaining("schema 1");
        }
        assertIsStillToGoOnWith(run);
        runner().abandon(run, "it is of an older version");
        assertThat(runner().unfinished()).isEmpty();
    }

    /** A storage in which nothing can be listed while it is away. */
    private record Hiding(Storage storage, AtomicBoolean away) implements Storage {
        @Override
        public MetadataStore metadata() {
            return new DelegatingMetadataStore(storage.metadata()) {
                @Override
                public List<Entry> scan(String kind, String prefix, String after, int limit) {
                    if (away.get()) {
                        throw new StorageException("the store is away");
                    }
                    return super.scan(kind, prefix, after, limit);
                }
            };
        }

        @Override
        public ArtifactStore artifacts() {
            return storage.artifacts();
        }

        @Override
        public void close() {
            storage.close();
        }
    }
}
