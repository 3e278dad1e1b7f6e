package org.evermodel.testkit;

import java.util.Arrays;
import java.util.List;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;

class BytesCodecTest extends CodecContract<byte[]> {
    @Override
    protected Codec<byte[]> codec() {
        return Codecs.bytes();
    }

    @Override
    protected List<byte[]> samples() {
        return List.of(new byte[0], new byte[] {-1, 0, 1}, new byte[100_000]);
    }

    @Override
    protected boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    @Override
    protected boolean needsAllBytes() {
        return false;
    }

    @Override
    protected List<byte[]> foreign() {
        return List.of();
    }
}
