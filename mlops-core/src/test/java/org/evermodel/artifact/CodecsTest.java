package org.evermodel.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.ModelName;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the codecs of plain values take, and what they refuse. */
class CodecsTest {
    enum Size {
        SMALL,
        LARGE
    }

    record Fitted(double slope, Size size, Instant at, List<Optional<Integer>> counts, ModelName name) {
        Fitted {
            if (slope == 99) {
                throw new IllegalStateException("nobody slopes so much");
            }
        }
    }

    record Pair<A, B>(A first, B second) {}

    record Measured(Pair<String, List<Double>> values) {}

    record Tree(String name, List<Tree> children) {}

    record Deep(List<List<List<List<List<List<List<List<List<List<List<List<List<String>>>>>>>>>>>>> lists) {}

    record Raw(@SuppressWarnings("rawtypes") List list) {}

    record Working(Supplier<String> supplier) {}

    private static final String GOOD =
            "{'slope':0.5,'size':'SMALL','at':'2026-01-15T10:30:00Z','counts':[[1],[]],'name':'m'}";

    private final ArtifactStore store = Storage.inMemory().artifacts();
    private final Codec<Fitted> codec = Codecs.json(Fitted.class);

    @Test
    void readsWhatTheTestsBelowSpoil() {
        assertThat(read(GOOD))
                .isEqualTo(new Fitted(
                        0.5,
                        Size.SMALL,
                        Instant.parse("2026-01-15T10:30:00Z"),
                        List.of(Optional.of(1), Optional.empty()),
                        new ModelName("m")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "0.5; 'steep'; at /value/slope must be a finite number",
                "0.5; 1e999; at /value/slope must be a finite number",
                "0.5; NaN; is not JSON",
                "0.5; null; at /value/slope must be a finite number",
                "0.5; 99; nobody slopes so much",
                "'SMALL'; 'HUGE'; at /value/size must be one of [SMALL, LARGE]",
                "'SMALL'; 0; at /value/size must be a text",
                "'2026-01-15T10:30:00Z'; '2026-02-30T10:30:00Z'; at /value/at is refused",
                "'2026-01-15T10:30:00Z'; '2026-01-15T10:30:00.000Z'; it would be written as 2026-01-15T10:30:00Z",
                "'2026-01-15T10:30:00Z'; 1768473000; at /value/at must be a text",
                "[1]; ['1']; must be a whole number of 32 bits",
                "[1]; [1.0]; must be a whole number of 32 bits",
                "[1]; [3000000000]; must be a whole number of 32 bits",
                "[1]; [1,2]; must have one item at most",
                "[1]; {'0':1}; must be an array",
                "'m'; 'M'; is refused by ModelName",
                "'m'; '\\ud800'; holds half of a surrogate pair",
                "'name':'m'; 'name':'m','@class':'java.lang.Runtime'; has an unknown field `@class`",
                "'name':'m'; 'size':'SMALL'; is not JSON",
                ",'name':'m'; ``; lacks the field `name`"
            })
    void refusesWhatItWouldNotHaveWritten(String part, String instead, String problem) {
        String spoiled = GOOD.replace(part, instead == null ? "" : instead);

        assertThat(spoiled).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(spoiled))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("it holds no json/1+Fitted.")
                .hasMessageContaining(problem.replace('`', '"'));
    }

    @Test
    void refusesTheJsonOfAnotherType() {
        ArtifactRef other = Codecs.json(Pair2.class).write(new Pair2(1, 2), store);

        assertThatThrownBy(() -> codec.read(other.digest(), store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("at /form must be json/1+Fitted.");
    }

    record Pair2(int first, int second) {}

    @Test
    void anotherFormOfARecordHasAnotherName() {
        record Before(int a) {}
        record After(int a, int b) {}

        String before = Codecs.json(Before.class).name();

        assertThat(before).startsWith("json/1+");
        assertThat(Codecs.json(After.class).name().replace("After", "Before")).isNotEqualTo(before);
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        String brackets = "[".repeat(10_000) + "]".repeat(10_000);

        assertThatThrownBy(() -> read(GOOD.replace("[1]", brackets)))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void refusesBytesBehindTheEnd() {
        ArtifactRef longer = put(file(GOOD) + "{}");

        assertThatThrownBy(() -> codec.read(longer.digest(), store)).isInstanceOf(ArtifactDamagedException.class);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        ArtifactRef large = put(file(GOOD) + " ".repeat(16 * 1024 * 1024));

        assertThatThrownBy(() -> codec.read(large.digest(), store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("it has more than 16777216 bytes");
    }

    @Test
    void writesNothingThatIsTooLargeToBeRead() {
        record Note(String text) {}

        assertThatThrownBy(() -> Codecs.json(Note.class).write(new Note("x".repeat(16 * 1024 * 1024)), store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keep large data as tables or bytes");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void refusesToWriteANumberThatIsNotFinite(double slope) {
        Fitted fitted = new Fitted(slope, Size.SMALL, Instant.EPOCH, List.of(), new ModelName("m"));

        assertThatThrownBy(() -> codec.write(fitted, store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("/slope is " + slope + ", and JSON has finite numbers only");
    }

    record Endless(List<Long> numbers) {}

    @Test
    void ofAListThatIsTooLongOnlyAsMuchIsToldAsFits() {
        AtomicInteger asked = new AtomicInteger();
        List<Long> endless = new AbstractList<>() {
            @Override
            public Long get(int index) {
                asked.incrementAndGet();
                return 1_000_000_000_000_000_000L;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };

        assertThatThrownBy(() -> Codecs.json(Endless.class).write(new Endless(endless), store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes more than 16777216 bytes");
        assertThat(asked).hasValueLessThan(1_000_000);
    }

    @Test
    void refusesToWriteNull() {
        record Loose(Optional<String> a, List<String> b) {}

        List<String> withNull = new ArrayList<>(Arrays.asList("x", null));

        assertThatThrownBy(() -> Codecs.json(Loose.class).write(new Loose(Optional.empty(), withNull), store))
                .hasMessage("/b[1] is null; use an Optional for what may be absent");
    }

    @Test
    void refusesToWriteHalfOfASurrogatePair() {
        assertThatThrownBy(() -> Codecs.text().write("\ud800", store)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codecs.json(String.class).write("\ud800", store))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void followsTypeArgumentsDownToTheirValues() {
        Codec<Measured> measured = Codecs.json(Measured.class);
        Measured value = new Measured(new Pair<>("loss", List.of(0.25, 0.125)));

        ArtifactRef written = measured.write(value, store);

        assertThat(measured.read(written.digest(), store)).isEqualTo(value);
        ArtifactRef wrong =
                put(new String(store.read(written.digest()), StandardCharsets.UTF_8).replace("0.25", "\"0.25\""));
        assertThatThrownBy(() -> measured.read(wrong.digest(), store))
                .hasMessageContaining("/second/0 must be a finite");
    }

    @Test
    void writesAMapInTheOrderOfItsKeysWhateverItsOwnOrder() {
        record Shares(Map<String, Double> shares, Set<Integer> sizes) {}
        Map<String, Double> backwards = new java.util.LinkedHashMap<>();
        backwards.put("b", 0.5);
        backwards.put("a", 0.25);
        Codec<Shares> shares = Codecs.json(Shares.class);

        ArtifactRef one = shares.write(new Shares(backwards, Set.of(1, 2, 3)), store);
        ArtifactRef other = shares.write(new Shares(Map.of("a", 0.25, "b", 0.5), Set.of(3, 2, 1)), store);

        assertThat(one).isEqualTo(other);
    }

    @Test
    void refusesAnElementOfASetThatStandsTwice() {
        record Sizes(Set<Integer> sizes) {}
        Codec<Sizes> sizes = Codecs.json(Sizes.class);
        String written = new String(
                store.read(sizes.write(new Sizes(Set.of(1, 2)), store).digest()), StandardCharsets.UTF_8);
        ArtifactRef twice = put(written.replace("[1,2]", "[1,1]"));

        assertThatThrownBy(() -> sizes.read(twice.digest(), store))
                .hasMessageContaining("must not stand in a set twice");
    }

    @Test
    void refusesTypesItCannotTell() {
        assertThatThrownBy(() -> Codecs.json(Tree.class)).hasMessageContaining("it holds itself");
        assertThatThrownBy(() -> Codecs.json(Deep.class)).hasMessageContaining("at most 12 are kept");
        assertThatThrownBy(() -> Codecs.json(Raw.class)).hasMessageContaining("does not say of what type");
        assertThatThrownBy(() -> Codecs.json(Pair.class)).hasMessageContaining("does not say of what type");
        assertThatThrownBy(() -> Codecs.json(Working.class))
                .hasMessageContaining("values of java.util.function.Supplier")
                .hasMessageContaining("cannot be kept as JSON: kept are records");
        assertThatThrownBy(() -> Codecs.json(Object.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makesTheCodecOfATypeOrSaysWhyThereIsNone() throws NoSuchMethodException {
        Type numbers = getClass().getDeclaredMethod("numbers").getGenericReturnType();
        Codec<Object> ofNumbers = Codecs.of(numbers);

        ArtifactRef written = ofNumbers.write(numbers(), store);
        assertThat(ofNumbers.read(written.digest(), store)).isEqualTo(numbers());
        assertThat(Codecs.of(String.class).name()).isEqualTo("text/1");
        assertThat(Codecs.of(byte[].class).name()).isEqualTo("bytes/1");
        assertThatThrownBy(() -> Codecs.of(Working.class))
                .hasMessageContaining("values of java.util.function.Supplier");
        assertThatThrownBy(() -> Codecs.of(Object.class)).isInstanceOf(IllegalArgumentException.class);
    }

    static Map<Size, List<Integer>> numbers() {
        return Map.of(Size.SMALL, List.of(1, 2));
    }

    @Test
    void aListWhoseManifestHasAGapIsRefused() {
        ArtifactRef a = Codecs.text().write("a", store);
        ArtifactRef gap =
                Bundle.writer(store).link("000000", a).link("000002", a).finish();
        ArtifactRef foreign = Bundle.writer(store).link("first", a).finish();

        assertThatThrownBy(() -> Codecs.list(Codecs.text()).read(gap.digest(), store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("where 000001 must stand, it has 000002");
        assertThatThrownBy(() -> Codecs.list(Codecs.text()).read(foreign.digest(), store))
                .isInstanceOf(ArtifactDamagedException.class);
        assertThatThrownBy(() -> Codecs.list(Codecs.text()).read(a.digest(), store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("it holds no list/1+text/1");
    }

    private record Secret(String word, Inner inner) {
        private record Inner(int depth, ModelName name) {
            private Inner {
                if (depth < 0) {
                    throw new IllegalArgumentException("nobody dives upwards");
                }
            }
        }
    }

    @Test
    void aLookupReachesPrivateRecordsAndThoseWithinThem() {
        Codec<Secret> lent = Codecs.json(MethodHandles.lookup(), Secret.class);
        Secret secret = new Secret("x", new Secret.Inner(2, new ModelName("m")));

        ArtifactRef written = lent.write(secret, store);

        assertThat(lent.read(written.digest(), store)).isEqualTo(secret);
        assertThat(lent.name()).isEqualTo(Codecs.json(Secret.class).name());
        assertThatThrownBy(() -> lent.write(new Secret("\ud800", secret.inner()), store))
                .hasMessageContaining("/word holds half of a surrogate pair");
        Codec<List<Secret>> listed = Codecs.jsonList(MethodHandles.lookup(), Secret.class);
        assertThat(listed.read(listed.write(List.of(secret), store).digest(), store))
                .containsExactly(secret);
    }

    @Test
    void aLookupThatReachesNothingIsRefused() {
        assertThatThrownBy(() -> Codecs.json(MethodHandles.publicLookup(), Secret.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is closed to the lookup of java.lang.Object that was given")
                .hasMessageContaining("MethodHandles.lookup() of a class of the record's own module");
    }

    private Fitted read(String value) {
        return codec.read(put(file(value)).digest(), store);
    }

    private String file(String value) {
        return "{\"form\":\"" + codec.name() + "\",\"value\":" + value.replace('\'', '"') + "}\n";
    }

    private ArtifactRef put(String text) {
        return store.put(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
