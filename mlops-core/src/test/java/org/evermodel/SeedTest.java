package org.evermodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void aChildIsTheSameForTheSameNameForEver() {
        // Kept outputs and published results depend on these numbers.
        assertThat(Seed.of(42).child("train")).isEqualTo(new Seed(96_351_001_280_648_038L));
        assertThat(Seed.of(42).child("train").child("fold-3")).isEqualTo(new Seed(-5_008_429_157_185_986_664L));
    }

    @Test
    void childrenDifferByNameByParentAndFromTheirParent() {
        assertThat(Seed.of(42).child("a"))
                .isNotEqualTo(Seed.of(42).child("b"))
                .isNotEqualTo(Seed.of(43).child("a"))
                .isNotEqualTo(Seed.of(42));
        assertThat(Seed.of(42).child("ab")).isNotEqualTo(Seed.of(42).child("a").child("b"));
    }

    @Test
    void manyChildrenAreSpreadOverAllNumbers() {
        long negative = IntStream.range(0, 1_000)
                .filter(i -> Seed.of(42).child("fold-" + i).value() < 0)
                .count();

        assertThat(negative).isBetween(430L, 570L);
    }
}
