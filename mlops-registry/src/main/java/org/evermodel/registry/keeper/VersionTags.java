package org.evermodel.registry.keeper;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Stored;

/** Changes of the tags of a version that is registered already, each told in the audit log. */
final class VersionTags {
    private static final String TAG = "tag.";

    private VersionTags() {}

    /** Whether the version has all the tags, with these values. */
    static boolean areOn(ModelVersion version, Map<String, String> tags) {
        return version.tags().entrySet().containsAll(tags.entrySet());
    }

    /** Gives the version the tags it does not have; others stay. */
    static ModelVersion put(
            Change change, Stored record, ModelName name, Optional<RunId> run, Map<String, String> tags) {
        ModelVersion version = VersionContent.read(record, name);
        if (areOn(version, tags)) {
            return version;
        }
        Map<String, String> all = new TreeMap<>(version.tags());
        all.putAll(tags);
        Map<String, String> facts = facts(tags);
        run.ifPresent(id -> facts.put("run", id.value()));
        change.note(AuditNote.of("model.tagged", version.uri()).with(facts));
        return rewrite(change, record, name, all);
    }

    /** Gives the version tags for a reason. */
    static ModelVersion put(Change change, Stored record, ModelName name, Map<String, String> tags, String reason) {
        ModelVersion version = VersionContent.read(record, name);
        if (areOn(version, tags)) {
            return version;
        }
        Map<String, String> all = new TreeMap<>(version.tags());
        all.putAll(tags);
        change.note(AuditNote.of("model.tagged", version.uri()).because(reason).with(facts(tags)));
        return rewrite(change, record, name, all);
    }

    /** Takes a tag off the version, if it has it. */
    static ModelVersion remove(Change change, Stored record, ModelName name, String tag, String reason) {
        ModelVersion version = VersionContent.read(record, name);
        Map<String, String> left = new TreeMap<>(version.tags());
        String value = left.remove(tag);
        if (value == null) {
            return version;
        }
        change.note(
                AuditNote.of("model.untagged", version.uri()).because(reason).with(facts(Map.of(tag, value))));
        return rewrite(change, record, name, left);
    }

    /** Tags as details of a row in the audit log. */
    static Map<String, String> facts(Map<String, String> tags) {
        Map<String, String> facts = new TreeMap<>();
        tags.forEach((tag, value) -> facts.put(TAG + tag, value));
        return facts;
    }

    private static ModelVersion rewrite(Change change, Stored record, ModelName name, Map<String, String> tags) {
        return VersionContent.read(VersionContent.replace(change, record, VersionContent.tagged(record, tags)), name);
    }
}
