package org.evermodel.registry.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.Content;

/**
 * What an archive holds and who wrote it.
 *
 * @param registry the identity of the registry
 * @param auditRow the row of its audit log that tells of the version last, or simply its last row
 * @param auditHash that row's hash
 * @param origin the version; empty where it is everything
 */
record About(String registry, long auditRow, Digest auditHash, Optional<Origin> origin) {
    private static final String HOLDS = "holds";
    private static final String REGISTRY = "registry";
    private static final String AUDIT_ROW = "auditRow";
    private static final String AUDIT_HASH = "auditHash";
    private static final String VERSION = "version";
    private static final String EVERYTHING = "everything";

    static About of(Origin origin) {
        return new About(origin.registry(), origin.auditRow(), origin.auditHash(), Optional.of(origin));
    }

    byte[] format() {
        Content.Builder content = Content.builder().put(HOLDS, origin.isPresent() ? VERSION : EVERYTHING);
        origin.ifPresentOrElse(
                version -> content.putAll(OriginContent.of(version)),
                () -> content.put(REGISTRY, registry).put(AUDIT_ROW, auditRow).put(AUDIT_HASH, auditHash));
        return content.build().json().getBytes(StandardCharsets.UTF_8);
    }

    static About parse(byte[] bytes) {
        Content content = Content.parse("the archive's description", new String(bytes, StandardCharsets.UTF_8));
        return switch (content.text(HOLDS)) {
            case VERSION -> of(OriginContent.read(content));
            case EVERYTHING ->
                new About(
                        OriginContent.id(content, REGISTRY),
                        content.number(AUDIT_ROW),
                        content.digest(AUDIT_HASH),
                        Optional.empty());
            default ->
                throw new StorageException(
                        "the archive holds \"" + content.text(HOLDS) + "\", which is neither a version nor everything");
        };
    }
}
