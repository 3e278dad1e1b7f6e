package org.evermodel.examples.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void textsOfOthersDoNotSteerTheTerminal() {
        String table = new TextTable("tag")
                .row("\u001b[2Jgone\u0007 \u009b1m \u202edesrever\r\nnext")
                .orElse("nothing");

        assertThat(table).isEqualTo("tag\n\u241b[2Jgone\u2407 \ufffd1m \ufffddesrever next");
    }
}
