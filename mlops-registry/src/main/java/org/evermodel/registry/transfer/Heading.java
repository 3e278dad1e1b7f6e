package org.evermodel.registry.transfer;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;

/** Keeps what is written where it is headed as a manifest, and nothing but its start where not. */
final class Heading extends OutputStream {
    private final long limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Heading(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (kept.size() < Closure.HEADING_BYTES || isManifest()) {
            kept.write(bytes, from, length);
        }
        if (kept.size() > limit && isManifest()) {
            throw new ArchiveRefusedException(
                    Fault.TOO_LARGE, "a bundle in the archive has a manifest larger than the limits allow");
        }
    }

    boolean isManifest() {
        return Manifest.isHeadedBy(Arrays.copyOf(kept.toByteArray(), Math.min(kept.size(), Closure.HEADING_BYTES)));
    }

    byte[] bytes() {
        return kept.toByteArray();
    }
}
