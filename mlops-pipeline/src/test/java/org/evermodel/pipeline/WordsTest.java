package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A value is put into few words, whatever it is. */
class WordsTest {
    @Test
    void aValueIsToldInItsOwnWords() {
        assertThat(Words.describe(List.of(1, 2))).isEqualTo("[1, 2]");
        assertThat(Words.describe(Map.of("a", 1))).isEqualTo("{a=1}");
    }

    @Test
    void ofALongListOnlyWhatCanBeReadIsAskedFor() {
        AtomicInteger asked = new AtomicInteger();
        List<Integer> endless = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                asked.incrementAndGet();
                return index % 10;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };

        assertThat(Words.describe(endless))
                .hasSize(201)
                .startsWith("[0, 1, 2, ")
                .endsWith("…");
        assertThat(asked).hasValueLessThan(200);
    }

    @Test
    void aLongListWithinAListIsToldAsBrieflyAndALongMapAsWell() {
        List<List<Integer>> lists = Collections.nCopies(1_000, Collections.nCopies(100_000_000, 1));
        Map<Integer, Integer> map = new TreeMap<>();
        IntStream.range(0, 1_000).forEach(each -> map.put(each, each));

        assertThat(Words.describe(lists)).hasSize(201).startsWith("[[1, 1, ");
        assertThat(Words.describe(map)).isEqualTo(map.toString().substring(0, 200) + "…");
    }

    @Test
    void noCharacterIsCutInTwo() {
        String text = "x".repeat(199) + Character.toString(0x1F600) + " end";

        assertThat(Words.describe(text)).isEqualTo("x".repeat(199) + "…");
    }

    @Test
    void whatHasNoWordsIsToldByItsClass() {
        record Broken() {
            @Override
            public String toString() {
                throw new OutOfMemoryError("the machine is too small");
            }
        }

        assertThat(Words.describe(new Broken())).contains("Broken, whose toString fails: java.lang.OutOfMemoryError");
    }
}
