package org.evermodel.registry.transfer;

import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.Signed;
import org.evermodel.registry.signing.VersionSignature;

/** The fields of a signature's record. */
public final class SignedContent {
    private static final String KEY = "key";
    private static final String PUBLIC_KEY = "publicKey";
    private static final String ENVELOPE = "envelope";
    private static final String AT = "at";
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";

    private SignedContent() {}

    /** The id of the record: of each key a version has one signature. */
    public static String id(String version, Signed signed) {
        return version + "/" + signed.keyId().hex();
    }

    /** The id of the record of the version that is signed. */
    public static String version(Stored record) {
        return record.id().substring(0, Math.max(0, record.id().lastIndexOf('/')));
    }

    /** What the record says. */
    public static Content of(VersionSignature signature) {
        return Content.builder()
                .put(KEY, signature.keyId())
                .put(PUBLIC_KEY, signature.signed().publicKey())
                .put(ENVELOPE, signature.signed().envelope())
                .put(AT, signature.at())
                .put(ACTOR, signature.actor())
                .put(REASON, signature.reason())
                .build();
    }

    /** The signature a record tells of. */
    public static VersionSignature read(Stored record) {
        return record.decode(content -> new VersionSignature(
                new Signed(content.digest(KEY), content.text(PUBLIC_KEY), content.text(ENVELOPE)),
                content.instant(AT),
                content.text(ACTOR),
                content.text(REASON)));
    }
}
