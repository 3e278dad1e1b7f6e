package org.evermodel.testkit;

import java.util.List;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;

class TextCodecTest extends CodecContract<String> {
    @Override
    protected Codec<String> codec() {
        return Codecs.text();
    }

    @Override
    protected List<String> samples() {
        return List.of("", "a", "line\nfeed\r\n", "\uD83D\uDE00 ß \u0000", "x".repeat(100_000));
    }

    @Override
    protected boolean needsAllBytes() {
        return false;
    }
}
