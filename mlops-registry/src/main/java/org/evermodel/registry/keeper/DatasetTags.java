package org.evermodel.registry.keeper;

import java.util.Map;
import java.util.TreeMap;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Stored;

/** Changes of what is said of a dataset version, each told in the audit log. */
final class DatasetTags {
    private DatasetTags() {}

    /** The record as it is with the tag. */
    static Stored put(Change change, Stored record, DatasetVersion version, String tag, String value) {
        if (value.equals(version.tags().get(tag))) {
            return record;
        }
        Map<String, String> all = new TreeMap<>(version.tags());
        all.put(tag, value);
        change.note(AuditNote.of("dataset.tagged", subject(version)).with(VersionTags.facts(Map.of(tag, value))));
        return change.replace(record, DatasetContent.tagged(record, all));
    }

    /** The record as it is without the tag. */
    static Stored remove(Change change, Stored record, DatasetVersion version, String tag, String reason) {
        Map<String, String> left = new TreeMap<>(version.tags());
        String value = left.remove(tag);
        if (value == null) {
            return record;
        }
        change.note(AuditNote.of("dataset.untagged", subject(version))
                .because(reason)
                .with(VersionTags.facts(Map.of(tag, value))));
        return change.replace(record, DatasetContent.tagged(record, left));
    }

    static String subject(DatasetVersion version) {
        return version.name() + "/" + version.number();
    }
}
