package org.evermodel.registry.transfer;

import org.evermodel.ModelName;
import org.evermodel.StorageException;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.Content;

/** Where a version is from, as fields of an archive's description and of the version's record. */
public final class OriginContent {
    private static final String REGISTRY = "registry";
    private static final String MODEL = "model";
    private static final String NAME = "name";
    private static final String NUMBER = "number";
    private static final String AUDIT_ROW = "auditRow";
    private static final String AUDIT_HASH = "auditHash";

    private OriginContent() {}

    /** What the fields say. */
    public static Content of(Origin origin) {
        return Content.builder()
                .put(REGISTRY, origin.registry())
                .put(MODEL, origin.model())
                .put(NAME, origin.name())
                .put(NUMBER, origin.number())
                .put(AUDIT_ROW, origin.auditRow())
                .put(AUDIT_HASH, origin.auditHash())
                .build();
    }

    /** The origin that the fields tell of; a StorageException where they tell of none. */
    public static Origin read(Content content) {
        return new Origin(
                id(content, REGISTRY),
                id(content, MODEL),
                new ModelName(content.text(NAME)),
                Math.toIntExact(content.number(NUMBER)),
                content.number(AUDIT_ROW),
                content.digest(AUDIT_HASH));
    }

    /** Identities become parts of others, so they hold no slash. */
    static String id(Content content, String field) {
        String id = content.text(field);
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new StorageException("the " + field + " it is from is no identity: \"" + id + "\"");
        }
        return id;
    }
}
