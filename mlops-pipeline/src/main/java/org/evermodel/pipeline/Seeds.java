package org.evermodel.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.evermodel.Digest;

/**
 * Seeds as a tree by name: run, step, part. A child is the start of the SHA-256 of its parent and its name, so that
 * neither the order in which seeds are asked for nor other names change it.
 */
final class Seeds {
    private Seeds() {}

    static long child(long parent, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        var hash = Digest.sha256();
        hash.update(ByteBuffer.allocate(Long.BYTES).putLong(parent).flip());
        hash.update(text);
        return ByteBuffer.wrap(hash.digest()).getLong();
    }
}
