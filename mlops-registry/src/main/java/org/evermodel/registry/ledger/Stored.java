package org.evermodel.registry.ledger;

import java.util.function.Function;
import org.evermodel.StorageException;
import org.evermodel.spi.MetadataStore;

/**
 * A record of the registry as it was read.
 *
 * @param key its key
 * @param revision 1 after its creation, one more after each change
 * @param content what it says
 */
public record Stored(MetadataStore.Key key, long revision, Content content) {
    /** The field in which every record names the row of the audit log that tells of its last change. */
    static final String AUDIT = "audit";

    /** The record that a store holds; a StorageException where it is not JSON. */
    public static Stored of(MetadataStore.Entry entry) {
        return new Stored(entry.key(), entry.revision(), Content.parse("record " + entry.key(), entry.json()));
    }

    /** What the record says as a value; a StorageException where no such value can say that. */
    public <T> T decode(Function<Content, T> reading) {
        try {
            return reading.apply(content);
        } catch (IllegalArgumentException e) {
            throw new StorageException("record " + key + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The identity of the record among its kind. */
    public String id() {
        return key.id();
    }

    /** The number of the audit row that tells of the last change. */
    public long auditSequence() {
        return content.number(AUDIT);
    }
}
