package org.evermodel.pipeline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.Digest;

class RememberedJsonProperties {
    @Property(tries = 200)
    void whatAHitNeedsReadsBack(@ForAll("outputs") Remembered output) {
        assertThat(RememberedJson.found(RememberedJson.format(output)))
                .isEqualTo(new Found(output.output(), output.at(), output.logged()));
    }

    @Property(tries = 200)
    void whatExplainsAMissReadsBack(@ForAll("outputs") Remembered output) {
        Origin origin = RememberedJson.origin(RememberedJson.format(output));

        assertThat(origin).isEqualTo(Origin.of(output));
        assertThat(origin.preimage().key()).isEqualTo(output.key());
    }

    @Property(tries = 200)
    void byWhatAnOutputIsFoundReadsBack(@ForAll("outputs") Remembered output) {
        Milestone milestone = Milestone.of(Milestone.beginning("p", "step"), Earlier.NONE, output);

        assertThat(MilestoneJson.parse(milestone.id(), MilestoneJson.format(milestone)))
                .contains(milestone);
    }

    @Provide
    Arbitrary<Remembered> outputs() {
        return Combinators.combine(
                        preimages(),
                        kept(),
                        kept().optional(),
                        instants(),
                        times().optional(),
                        texts().optional(),
                        logged())
                .as(Remembered::new);
    }

    private static Arbitrary<Preimage> preimages() {
        return Combinators.combine(Arbitraries.of(KeyField.Kind.class), texts(), texts())
                .as(KeyField::new)
                .list()
                .ofMaxSize(4)
                .uniqueElements(each -> each.kind() + "/" + each.name())
                .map(Preimage::new);
    }

    private static Arbitrary<Kept> kept() {
        return Combinators.combine(texts(), digests(), texts().optional()).as(Kept::new);
    }

    private static Arbitrary<Logged> logged() {
        Arbitrary<Logged.Point> point = Combinators.combine(
                        Arbitraries.maps(
                                        texts(),
                                        Arbitraries.oneOf(
                                                Arbitraries.doubles(),
                                                Arbitraries.of(
                                                        Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -0.0)))
                                .ofMaxSize(3),
                        Arbitraries.longs())
                .as(Logged.Point::new);
        Arbitrary<Logged.Link> link = Combinators.combine(texts(), digests()).as(Logged.Link::new);
        return Combinators.combine(
                        maps(),
                        point.list().ofMaxSize(3),
                        maps(),
                        link.list().ofMaxSize(2),
                        link.list().ofMaxSize(2))
                .as(Logged::new);
    }

    private static Arbitrary<Map<String, String>> maps() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(3);
    }

    private static Arbitrary<Digest> digests() {
        return Arbitraries.bytes().array(byte[].class).ofSize(2).map(Digest::of);
    }

    private static Arbitrary<Duration> times() {
        return Arbitraries.longs().between(0, 4_000_000_000L).map(Duration::ofNanos);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_000_000_000L).map(second -> Instant.ofEpochSecond(second, 123_456_789));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(6);
    }
}
