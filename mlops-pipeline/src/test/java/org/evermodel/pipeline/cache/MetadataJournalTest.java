package org.evermodel.pipeline.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.ConflictException;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** What is kept of a step is found from it, the newest first. */
class MetadataJournalTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final MetadataStore store = Storage.inMemory().metadata();
    private final Journal journal = Journal.in(store);
    private final Journal elsewhere = Journal.in(store);

    @Test
    void theLastEightOutputsAreKnownAlsoToAnotherProcess() {
        for (int i = 0; i < 10; i++) {
            keep(journal, "step", i, NOON.plusSeconds(i));
        }

        assertThat(known(elsewhere, "step")).containsExactly(9, 8, 7, 6, 5, 4, 3, 2);
        assertThat(known(journal, "step")).containsExactly(9, 8, 7, 6, 5, 4, 3, 2);
    }

    @Test
    void aClockThatStandsStillOrGoesBackHidesNothing() {
        keep(journal, "step", 1, NOON);
        keep(journal, "step", 2, NOON);
        keep(elsewhere, "step", 3, NOON.minusSeconds(60));

        assertThat(known(elsewhere, "step")).containsExactly(3, 2, 1);
        assertThat(known(journal, "step")).containsExactly(3, 2, 1);
    }

    @Test
    void outputsBeforeTheEpochAreInOrderToo() {
        keep(journal, "step", 1, Instant.parse("1969-07-20T20:17:40Z"));
        keep(journal, "step", 2, Instant.EPOCH);
        keep(journal, "step", 3, Instant.MAX);

        assertThat(known(elsewhere, "step")).containsExactly(3, 2, 1);
    }

    @Test
    void whoDidNotKnowOfAnothersOutputIsToldOfIt() {
        Earlier seen = journal.earlier("p", "step");
        keep(elsewhere, "step", 1, NOON);

        journal.remember("p", "step", output(2, NOON.plusSeconds(1)), Optional.of(seen), journal::commit);

        assertThat(known(journal, "step")).containsExactly(2, 1);
    }

    @Test
    void stepsWhoseIdsBeginAlikeAreNotTakenForEachOther() {
        keep(journal, "step", 1, NOON);
        keep(journal, "step/inner", 2, NOON);
        keep(journal, "step 2", 3, NOON);

        assertThat(known(elsewhere, "step")).containsExactly(1);
        assertThat(known(elsewhere, "step/inner")).containsExactly(2);
        assertThat(known(elsewhere, "other")).isEmpty();
    }

    @Test
    void anOutputThatWasMadeAnewIsKnownOnce() {
        keep(journal, "step", 1, NOON);
        keep(journal, "step", 2, NOON.plusSeconds(1));
        keep(journal, "step", 1, NOON.plusSeconds(2));

        assertThat(known(journal, "step")).containsExactly(1, 2);
        assertThat(known(elsewhere, "step")).containsExactly(1, 2);
    }

    @Test
    void oneThatIsMadeAgainAndAgainHidesNoOthers() {
        for (int i = 0; i < 4; i++) {
            keep(journal, "step", i, NOON.plusSeconds(i));
        }
        for (int i = 0; i < 20; i++) {
            keep(journal, "step", 3, NOON.plusSeconds(10 + i));
        }

        assertThat(known(journal, "step")).containsExactly(3, 2, 1, 0);
        assertThat(known(elsewhere, "step")).containsExactly(3, 2, 1, 0);
    }

    @Test
    void aRecordWithAnIdOfAnotherFormIsInNobodysWay() {
        store.commit(List.of(
                new MetadataStore.Put(new MetadataStore.Key("pipeline-history", "p/step@zzz"), 0, "{\"schema\":99}")));

        keep(journal, "step", 1, NOON);

        assertThat(known(elsewhere, "step")).containsExactly(1);
    }

    @Test
    void aConflictOfWhatGoesAlongIsToldAsItIs() {
        Earlier seen = journal.earlier("p", "step");
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> journal.remember("p", "step", output(1, NOON), Optional.of(seen), writes -> {
                    asked.incrementAndGet();
                    throw new ConflictException("the lease was lost");
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessage("the lease was lost");
        assertThat(asked).hasValueLessThan(5);
    }

    @Test
    void aRecordWithMoreOrOtherThanItShouldHoldIsRefused() {
        String json = RememberedJson.format(output(1, NOON));

        assertThat(RememberedJson.origin(json).preimage())
                .isEqualTo(output(1, NOON).preimage());
        for (String other : List.of(json + "{}", json.replace("\"dependsOn\":[", "\"dependsOn\":[\"junk\","))) {
            assertThatThrownBy(() -> RememberedJson.origin(other))
                    .isInstanceOf(MlopsException.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        keep(journal, "step", 1, NOON);
        keep(journal, "step", 2, NOON.plusSeconds(1));
        overwrite("pipeline-output", output(1, NOON).key().toString());
        overwrite(
                "pipeline-history",
                store.scanBackwards("pipeline-history", "p/step@", "", 1)
                        .get(0)
                        .key()
                        .id());

        assertThat(elsewhere.earlier("p", "step").outputs()).isEmpty();
        assertThat(elsewhere.usualTime("p", "step")).contains(Duration.ofSeconds(1));
    }

    @Test
    void theUsualTimeIsTheMedianOfTheLastEight() {
        assertThat(journal.usualTime("p", "step")).isEmpty();
        for (int i = 1; i <= 10; i++) {
            keep(journal, "step", i, NOON.plusSeconds(i));
        }

        assertThat(elsewhere.usualTime("p", "step")).contains(Duration.ofSeconds(7));
    }

    @Test
    void theLongestIdsOfPipelinesAndPlacesLeaveRoom() {
        String pipeline = "p".repeat(63);
        String place = "s".repeat(600);

        journal.remember(pipeline, place, output(1, NOON), Optional.empty(), journal::commit);

        assertThat(elsewhere.earlier(pipeline, place).outputs()).hasSize(1);
    }

    private void overwrite(String kind, String id) {
        MetadataStore.Entry entry = store.find(new MetadataStore.Key(kind, id)).orElseThrow();
        store.commit(List.of(new MetadataStore.Put(entry.key(), entry.revision(), "{\"schema\":99}")));
    }

    private static void keep(Journal journal, String step, int number, Instant at) {
        journal.remember("p", step, output(number, at), Optional.empty(), journal::commit);
    }

    private static Remembered output(int number, Instant at) {
        Kept kept = new Kept("text/1", Digest.of(new byte[] {(byte) number}));
        Preimage preimage =
                new Preimage(List.of(new KeyField(KeyField.Kind.PARAMETER, "number", Integer.toString(number))));
        return new Remembered(
                preimage,
                kept,
                Optional.empty(),
                at,
                Optional.of(Duration.ofSeconds(number)),
                Optional.empty(),
                Logged.NOTHING);
    }

    private static List<Integer> known(Journal journal, String step) {
        List<Integer> numbers = new ArrayList<>();
        for (Origin each : journal.earlier("p", step).outputs()) {
            numbers.add(Integer.valueOf(each.preimage().fields().get(0).value()));
        }
        return numbers;
    }
}
