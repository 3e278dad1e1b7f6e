package org.evermodel.pipeline.cache;

import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.util.Optional;
import org.evermodel.Digest;

/**
 * Recognises a record that holds nothing but the two values it was joined from. What it is, is then known from itself,
 * whatever code put it together.
 */
final class Pairing {
    private Pairing() {}

    /** Names the record's class and which value stands where, or empty where {@code made} is no such record. */
    static Optional<Digest> of(Object made, Object left, Object right, CodeFingerprints code) {
        if (!(made instanceof Record record)) {
            return Optional.empty();
        }
        MessageDigest hash = Digest.sha256();
        for (RecordComponent component : made.getClass().getRecordComponents()) {
            Object value = Components.read(component, record).orElse(record);
            if (value != left && value != right) {
                return Optional.empty();
            }
            Hashing.update(hash, value == left ? "left" : "right");
        }
        return code.of(made).map(name -> {
            Hashing.update(hash, name.toString());
            return Digest.finish(hash);
        });
    }
}
