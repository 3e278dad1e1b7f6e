package org.evermodel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Tables;

class ProfileProperties {
    @Property(seed = "21", tries = 300)
    void theDigestIsTheSameForAnyOrderOfTheRows(@ForAll("tables") Dataset table, @ForAll Random random) {
        assertThat(Profile.of(shuffled(table, random)).digest())
                .isEqualTo(Profile.of(table).digest());
    }

    @Property(seed = "22", tries = 300)
    void theDigestIsTheSameForAnyPartitionOfTheRows(@ForAll("tables") Dataset table, @ForAll Random random) {
        Profile whole = Profile.of(table);
        Dataset rows = shuffled(table, random);
        int cut = random.nextInt(table.rowCount() + 1);

        Profile merged =
                Profile.of(rows.slice(0, cut), whole).merge(Profile.of(rows.slice(cut, rows.rowCount()), whole));

        assertThat(merged.digest()).isEqualTo(whole.digest());
    }

    @Property(seed = "23", tries = 200)
    void mergingIsAssociativeAndCommutative(@ForAll("tables") Dataset table, @ForAll Random random) {
        Profile reference = Profile.of(table);
        List<Profile> parts = IntStream.range(0, 3)
                .mapToObj(i ->
                        Profile.of(shuffled(table, random).slice(0, random.nextInt(table.rowCount()) + 1), reference))
                .toList();

        Profile left = parts.get(0).merge(parts.get(1)).merge(parts.get(2));
        Profile right = parts.get(2).merge(parts.get(1)).merge(parts.get(0));

        assertThat(left.digest()).isEqualTo(right.digest());
    }

    @Property(seed = "24", tries = 300)
    void mergedMomentsAreThoseOfAllNumbers(@ForAll("numbers") List<Double> one, @ForAll("numbers") List<Double> other) {
        Moments merged = moments(one).merge(moments(other));
        Moments whole = moments(
                java.util.stream.Stream.concat(one.stream(), other.stream()).toList());

        assertThat(merged.count()).isEqualTo(whole.count());
        assertThat(merged.mean()).isCloseTo(whole.mean(), within(1e-9));
        assertThat(merged.variance()).isCloseTo(whole.variance(), within(1e-9 * (1 + whole.variance())));
        assertThat(merged.min()).isEqualTo(whole.min());
        assertThat(merged.max()).isEqualTo(whole.max());
    }

    @Property(seed = "25", tries = 300)
    void aProfileComesBackFromJson(@ForAll("tables") Dataset table) {
        Profile profile = Profile.of(table);

        assertThat(Profile.fromJson(profile.toJson())).isEqualTo(profile);
    }

    @Property(seed = "26", tries = 300)
    void noCellOfTheReferenceLiesOutsideItsBins(@ForAll("numbers") List<Double> numbers) {
        NumberBins bins = (NumberBins) Profile.of(table(numbers)).column("x").bins();

        assertThat(bins.under() + bins.over() + bins.unseen()).isZero();
        assertThat(bins.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(numbers.size());
        assertThat(bins.counts()).doesNotContain(0L);
    }

    @Provide
    Arbitrary<Dataset> tables() {
        return Tables.any();
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        return Arbitraries.doubles()
                .between(-1000, 1000)
                .ofScale(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(100);
    }

    private static Moments moments(List<Double> numbers) {
        return Profile.of(table(numbers)).column("x").moments().orElseThrow();
    }

    private static Dataset table(List<Double> numbers) {
        Column column =
                Columns.reals(numbers.stream().mapToDouble(Double::doubleValue).toArray());
        return Dataset.of(java.util.Map.of("x", column));
    }

    private static Dataset shuffled(Dataset table, Random random) {
        List<Integer> rows = IntStream.range(0, table.rowCount()).boxed().collect(Collectors.toList());
        Collections.shuffle(rows, random);
        return table.take(rows.stream().mapToInt(Integer::intValue).toArray());
    }
}
