package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.Digest;
import org.junit.jupiter.api.Test;

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

    private static List<String> mentionedIn(String text) {
        List<String> found = new ArrayList<>();
        Mentions.in(text, digest -> found.add(digest.hex()));
        return found;
    }
}
