package org.evermodel.registry.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
    private static final String HEX = Digest.of(new byte[] {1}).hex();
    private static final String OTHER = Digest.of(new byte[] {2}).hex();

    @Test
    void findsDigestsWhereverTheyStand() {
        assertThat(mentionedIn(HEX)).containsExactly(HEX);
        assertThat(mentionedIn("sha256:" + HEX)).containsExactly(HEX);
        assertThat(mentionedIn("{\"a\":\"sha256:" + HEX + "\",\"b\":[\"" + OTHER + "/run/train\"]}"))
                .containsExactly(HEX, OTHER);
        assertThat(mentionedIn(HEX + " " + HEX + "\n" + OTHER)).containsExactly(HEX, HEX, OTHER);
    }

    @Test
    void whatHasMoreOrFewerDigitsIsNone() {
        assertThat(mentionedIn("")).isEmpty();
        assertThat(mentionedIn(HEX.substring(1))).isEmpty();
        assertThat(mentionedIn(HEX + "0")).isEmpty();
        assertThat(mentionedIn(HEX + OTHER)).isEmpty();
        assertThat(mentionedIn("g" + HEX + "g")).containsExactly(HEX);
    }

    /** As JSON is written: a form feed, a backspace and a shift, say, end in what could be digits. */
    @ParameterizedTest
    @ValueSource(strings = {"\\f", "\\b", "\\u0000", "\\u0010", "\\u00ad", "\\n", "\\u001F", "\\\\", "text\\f"})
    void anEscapedCharacterInFrontHidesNone(String escaped) {
        assertThat(mentionedIn("{\"a\":\"" + escaped + HEX + "\"}")).containsExactly(HEX);
        assertThat(mentionedIn(HEX + escaped + OTHER)).containsExactly(HEX, OTHER);
    }

    @Test
    void whatOnlyLooksLikeAnEscapeHidesNone() {
        assertThat(mentionedIn("\\\\b" + HEX.substring(1))).containsExactly("b" + HEX.substring(1));
    }

    @Test
    void contentOfAnyLengthIsLookedThrough() throws IOException {
        byte[] content = ("x".repeat(65_500) + HEX + "\n" + HEX + "0\n" + "a".repeat(200_000) + " " + OTHER)
                .getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();

        Mentions.in(new ByteArrayInputStream(content), digest -> found.add(digest.hex()));

        assertThat(found).containsExactly(HEX, OTHER);
    }

    private static List<String> mentionedIn(String text) {
        List<String> found = new ArrayList<>();
        Mentions.in(text, digest -> found.add(digest.hex()));
        return found;
    }
}
