package org.evermodel.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Keeps small records under a key, each with a revision that grows with every change, and changes any number of them as
 * one. The only way to change anything is {@link #commit}: each write states the revision it expects, so two writers can
 * never overwrite each other unseen. What was acknowledged survives a crash; a commit is wholly visible or not at all.
 * Thread-safe, and safe for several processes on one store.
 */
public interface MetadataStore extends AutoCloseable {
    /**
     * The key of a record.
     *
     * @param kind what the record is, such as {@code model-version}; lower-case letters and dashes
     * @param id its identity among its kind; records of a kind are ordered by the UTF-8 bytes of their ids
     */
    record Key(String kind, String id) implements Comparable<Key> {
        /** The longest kind, in characters. */
        public static final int LONGEST_KIND = 100;

        /** The longest id, in UTF-8 bytes: with a field and a head of a text it must fit into an entry of an index. */
        public static final int LONGEST_ID = 700;

        private static final Pattern KIND = Pattern.compile("[a-z][a-z-]*");

        /** Refuses an unusual kind, and an id that is empty, too long or not kept by every store. */
        public Key {
            if (!KIND.matcher(kind).matches()) {
                throw new IllegalArgumentException(
                        "a record's kind must be lower-case letters and dashes, but was \"" + kind + "\"");
            }
            if (id.isEmpty()) {
                throw new IllegalArgumentException("a record of kind " + kind + " needs an id");
            }
            if (kind.length() > LONGEST_KIND) {
                throw new IllegalArgumentException("a record's kind must have at most " + LONGEST_KIND
                        + " characters, but \"" + kind + "\" has " + kind.length());
            }
            if (!Facets.plain(id).equals(id)) {
                throw new IllegalArgumentException("the id of a record of kind " + kind
                        + " must not hold NUL or half of a surrogate pair, but was \"" + id + "\"");
            }
            int bytes = id.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_ID) {
                throw new IllegalArgumentException("the id of a record of kind " + kind + " must have at most "
                        + LONGEST_ID + " bytes in UTF-8, but \"" + id + "\" has " + bytes);
            }
        }

        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0
                    ? byKind
                    : java.util.Arrays.compareUnsigned(
                            id.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            other.id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return kind + "/" + id;
        }
    }

    /**
     * A record as it was read.
     *
     * @param key its key
     * @param revision 1 after its creation, one more after each change
     * @param json its content, a JSON object
     */
    record Entry(Key key, long revision, String json) {}

    /** One change of a commit. */
    sealed interface Write {
        /** The record to change. */
        Key key();

        /** The revision the record must have now; 0 means it must not exist. */
        long expectedRevision();
    }

    /**
     * Creates a record or replaces its content.
     *
     * @param key the record
     * @param expectedRevision the revision it must have now; 0 means it must not exist
     * @param json its new content, a JSON object
     * @param facets what the record is found by from now on; those it had before are gone
     * @param revision the revision it has from then on: one more than before, except where a record is brought over from
     *     another store together with what tells of its revisions
     */
    record Put(Key key, long expectedRevision, String json, Facets facets, long revision) implements Write {
        /** Refuses a negative revision, one that does not grow, and content that not every store keeps. */
        public Put {
            if (!Facets.plain(json).equals(json)) {
                throw new IllegalArgumentException(
                        "the content of " + key + " must not hold NUL or half of a surrogate pair");
            }
            requireRevision(key, expectedRevision, 0);
            if (revision <= expectedRevision) {
                throw new IllegalArgumentException("the revision of " + key
                        + " grows with every change, but would go from " + expectedRevision + " to " + revision);
            }
        }

        /** An ordinary change: the revision is one more than before. */
        public Put(Key key, long expectedRevision, String json, Facets facets) {
            this(key, expectedRevision, json, facets, expectedRevision + 1);
        }

        /** A record that is found by nothing but its key. */
        public Put(Key key, long expectedRevision, String json) {
            this(key, expectedRevision, json, Facets.NONE);
        }
    }

    /**
     * Changes what a record is found by, and nothing else: its revision and its content stay.
     *
     * @param key the record
     * @param expectedRevision the revision it must have now, at least 1
     * @param facets what the record is found by from now on; those it had before are gone
     */
    record Reindex(Key key, long expectedRevision, Facets facets) implements Write {
        /** Refuses a revision below 1. */
        public Reindex {
            requireRevision(key, expectedRevision, 1);
        }
    }

    /**
     * Removes a record. If it is created again later its revision starts at 1.
     *
     * @param key the record
     * @param expectedRevision the revision it must have now, at least 1
     */
    record Delete(Key key, long expectedRevision) implements Write {
        /** Refuses a revision below 1. */
        public Delete {
            requireRevision(key, expectedRevision, 1);
        }
    }

    /**
     * Demands that a record still has a revision, without changing it.
     *
     * @param key the record
     * @param expectedRevision the revision it must have now; 0 means it must not exist
     */
    record Expect(Key key, long expectedRevision) implements Write {
        /** Refuses a negative revision. */
        public Expect {
            requireRevision(key, expectedRevision, 0);
        }
    }

    /** The record, if it exists. */
    Optional<Entry> find(Key key);

    /**
     * Records of {@code kind} whose id starts with {@code prefix}, in order of their ids, after {@code after}.
     *
     * @param kind the kind
     * @param prefix what the ids start with; empty for all
     * @param after only ids greater than this one, so that a page goes on where the last one ended; empty for the start
     * @param limit at most so many records, at least 1
     */
    List<Entry> scan(String kind, String prefix, String after, int limit);

    /** As {@link #scan}, from the last id down to, and without, {@code before}; empty {@code before} starts at the end. */
    List<Entry> scanBackwards(String kind, String prefix, String before, int limit);

    /**
     * A page of the records that meet conditions, answered from indexes: what it costs depends on how many records are
     * like the most telling condition or the order, not on how many there are. Records that do not change while pages are
     * fetched are found exactly once, whatever others write meanwhile.
     */
    RecordQuery.Page search(RecordQuery query);

    /** What a record is found by; empty where there is no such record. */
    Optional<Facets> facets(Key key);

    /** The kinds of which there are records, in order. */
    List<String> kinds();

    /**
     * Makes all changes or none. Throws {@link org.evermodel.ConflictException} naming the first record whose revision
     * was not the expected one, and IllegalArgumentException where a key stands twice.
     */
    void commit(List<Write> writes);

    /**
     * Looks for damage of the medium itself, such as a torn page, and tells each in a sentence. What the records say is
     * not looked at.
     */
    default void inspect(Consumer<String> damage) {}

    /**
     * The smallest id that is greater than every id starting with {@code prefix}, so that an implementer can answer a
     * prefix by a range; empty where there is none.
     */
    static Optional<String> endOf(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < Character.MAX_CODE_POINT) {
                // Surrogates are no characters: the code points go on after them.
                points[last] =
                        points[last] + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : points[last] + 1;
                return Optional.of(new String(points, 0, last + 1));
            }
        }
        return Optional.empty();
    }

    /** Throws IllegalArgumentException where a record stands twice among the writes, for implementers of a commit. */
    static void requireDistinctKeys(List<Write> writes) {
        Set<Key> seen = new HashSet<>();
        for (Write write : writes) {
            if (!seen.add(write.key())) {
                throw new IllegalArgumentException(
                        "a commit changes each record once, but " + write.key() + " stands twice");
            }
        }
    }

    /** Throws IllegalArgumentException where a page would hold nothing, for implementers of a scan. */
    static void requireLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit of a scan must be at least 1, but was " + limit);
        }
    }

    /** Frees what the store holds open; may be called twice. */
    @Override
    void close();

    private static void requireRevision(Key key, long revision, long least) {
        if (revision < least) {
            throw new IllegalArgumentException(
                    "expected revision of " + key + " must be at least " + least + ", but was " + revision);
        }
    }
}
