package org.evermodel.registry.exchange;

/**
 * How much of an archive is believed. Nothing in an archive is compressed, so it never grows by being read, and none of it
 * is taken on trust: whatever states more than this is refused before it is read.
 *
 * @param entries at most so many entries, at least 1
 * @param entryBytes no entry with more bytes
 * @param totalBytes not more bytes in all entries together
 * @param recordBytes no more bytes of records, which are held in memory while they are judged
 */
public record ArchiveLimits(int entries, long entryBytes, long totalBytes, long recordBytes) {
    /** A million entries, 64 GiB for each, 1 TiB for all, 1 GiB of records. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(1_000_000, 64L << 30, 1L << 40, 1L << 30);

    /** Refuses limits that would let nothing through. */
    public ArchiveLimits {
        if (entries < 1 || entryBytes < 1 || totalBytes < 1 || recordBytes < 1) {
            throw new IllegalArgumentException("limits of an archive must be at least 1, but were " + entries
                    + " entries, " + entryBytes + " and " + totalBytes + " bytes, " + recordBytes
                    + " bytes of records");
        }
    }
}
