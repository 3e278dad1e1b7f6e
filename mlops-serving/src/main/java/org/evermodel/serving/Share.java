package org.evermodel.serving;

import org.evermodel.ModelName;

/**
 * The part of the traffic that a canary answers. Keys fall into 10,000 buckets by a hash, and the canary has the first of
 * them: as its share grows it gets more buckets and keeps those it has. The hash starts from the model and the canary's
 * version, so that the next canary meets other keys first, and a restarted host decides as the one before. Immutable and
 * thread-safe.
 */
final class Share {
    static final int BUCKETS = 10_000;

    /** Offset and prime of FNV-1a, 64 bits: draft-eastlake-fnv. */
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;

    private static final long FNV_PRIME = 0x100000001b3L;

    private final int version;
    private final double size;
    private final long salt;
    private final int first;

    /** {@code size} in (0, 1]; however small it is, one bucket is the canary's. */
    Share(ModelName model, int version, double size) {
        this.version = version;
        this.size = size;
        this.salt = hash(FNV_OFFSET, model + "/" + version + "/");
        this.first = Math.max(1, (int) Math.round(size * BUCKETS));
    }

    int version() {
        return version;
    }

    double size() {
        return size;
    }

    boolean takes(String key) {
        return bucket(key) < first;
    }

    int bucket(String key) {
        return (int) Long.remainderUnsigned(mixed(hash(salt, key)), BUCKETS);
    }

    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** FNV's low bits hardly know of the last characters; the finaliser of MurmurHash3 spreads them over all bits. */
    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
