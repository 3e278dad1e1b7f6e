package org.evermodel.registry.keeper;

import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.registry.ledger.Content;

/**
 * The artifacts a record lives on. Whatever the kind of the record, they stand in one field, by role, so that a
 * verification, or a garbage collector, need not know the kinds.
 */
public final class References {
    static final String FIELD = "artifacts";

    private References() {}

    static Digest of(Content content, String role) {
        Digest digest = all(content).get(role);
        if (digest == null) {
            throw new StorageException("a record is damaged: it refers to no artifact as \"" + role + "\": " + content);
        }
        return digest;
    }

    /** All artifacts that a record refers to, by their roles. */
    public static Map<String, Digest> all(Content content) {
        return content.digests(FIELD);
    }
}
