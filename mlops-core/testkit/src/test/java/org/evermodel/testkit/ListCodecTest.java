package org.evermodel.testkit;

import java.util.List;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;

class ListCodecTest extends CodecContract<List<String>> {
    @Override
    protected Codec<List<String>> codec() {
        return Codecs.list(Codecs.text());
    }

    @Override
    protected List<List<String>> samples() {
        return List.of(List.of(), List.of("a"), List.of("a", "b", "a"), List.of("b", "a", "a"));
    }
}
