package org.evermodel.registry.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.registry.ledger.Content;

/**
 * A payload and a signature of it in the form of DSSE 1.0 (Dead Simple Signing Envelope). What is signed is not the
 * payload but its pre-authentication encoding, {@code DSSEv1 length type length payload}, so that bytes signed as one type
 * can never pass as another.
 *
 * @param payload what was signed, as Base64
 * @param keyId which key signed
 * @param signature the signature, as Base64
 */
record Envelope(String payload, Digest keyId, String signature) {
    private static final String PAYLOAD = "payload";
    private static final String TYPE = "payloadType";
    private static final String SIGNATURES = "signatures";
    private static final String KEY_ID = "keyid";
    private static final String SIGNATURE = "sig";

    static Envelope of(byte[] payload, Digest keyId, byte[] signature) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new Envelope(base64.encodeToString(payload), keyId, base64.encodeToString(signature));
    }

    static byte[] encoding(byte[] payload) {
        byte[] type = Statement.PAYLOAD_TYPE.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    byte[] payloadBytes() {
        return Base64.getDecoder().decode(payload);
    }

    byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }

    String format() {
        Content one =
                Content.builder().put(KEY_ID, keyId).put(SIGNATURE, signature).build();
        return Content.builder()
                .put(PAYLOAD, payload)
                .put(TYPE, Statement.PAYLOAD_TYPE)
                .putList(SIGNATURES, List.of(one))
                .build()
                .json();
    }

    /** Reads an envelope; StorageException or IllegalArgumentException where it is none of ours. */
    static Envelope parse(String json) {
        Content content = Content.parse("the envelope", json);
        if (!content.text(TYPE).equals(Statement.PAYLOAD_TYPE)) {
            throw new StorageException(
                    "the envelope's payload must be " + Statement.PAYLOAD_TYPE + ", but is " + content.text(TYPE));
        }
        List<Content> signatures = content.list(SIGNATURES);
        if (signatures.size() != 1) {
            throw new StorageException("the envelope must have one signature, but has " + signatures.size());
        }
        return new Envelope(
                content.text(PAYLOAD),
                signatures.get(0).digest(KEY_ID),
                signatures.get(0).text(SIGNATURE));
    }
}
