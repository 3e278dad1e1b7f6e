package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CategoriesTest {
    @Test
    void longTextsThatDifferAreDifferent() {
        Categories texts = new Categories();
        for (int i = 0; i < 11; i++) {
            texts.add("x".repeat(1_000) + i);
            texts.add("x".repeat(100) + i);
        }

        assertThat(texts.different()).isEqualTo(22);
        assertThat(texts.areFew()).isFalse();
    }

    @Test
    void longTextsThatAreEqualAreOne() {
        Categories texts = new Categories();
        for (int i = 0; i < 100; i++) {
            texts.add("x".repeat(1_000) + i % 20);
        }

        assertThat(texts.different()).isEqualTo(20);
        assertThat(texts.areFew()).isTrue();
    }

    @Test
    void theyAreCountedUpToOneMoreThanTheMost() {
        Categories texts = new Categories();
        for (int i = 0; i < 3_000; i++) {
            texts.add("x".repeat(i % 2 * 300) + i);
        }

        assertThat(texts.different()).isEqualTo(Categories.MOST + 1);
        assertThat(texts.areFew()).isFalse();
    }
}
