package org.evermodel.registry.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.signing.UntrustedVersionException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTest {
    private static final String SUBJECT = "models:/churn/3";
    private static final KeyPair KEYS = SigningKeys.generate();
    private static final Signer SIGNER = Signer.of(KEYS);
    private static final TrustedKeys TRUSTED = TrustedKeys.of(KEYS.getPublic());
    private static final Manifest MANIFEST = manifest("model", "signature");

    private static Manifest manifest(String... contents) {
        return new Manifest(List.of(contents).stream()
                .map(content -> new Manifest.Entry(
                        content + ".bin",
                        new ArtifactRef(Digest.of(content.getBytes(StandardCharsets.UTF_8)), content.length())))
                .toList());
    }

    private static void assertRefused(Fault fault, Manifest manifest, Signed signed) {
        assertThatThrownBy(() -> TRUSTED.require(SUBJECT, manifest, List.of(signed)))
                .isInstanceOfSatisfying(
                        UntrustedVersionException.class,
                        refusal -> assertThat(refusal.fault()).isEqualTo(fault))
                .hasMessageStartingWith(SUBJECT);
    }

    @Test
    void aSignatureOfTheseFilesByATrustedKeyIsBelieved() {
        Signed signed = SIGNER.sign("churn", MANIFEST);

        assertThatCode(() -> TRUSTED.require(SUBJECT, MANIFEST, List.of(signed)))
                .doesNotThrowAnyException();
        assertThatCode(() -> signed.verify(SUBJECT, MANIFEST)).doesNotThrowAnyException();
    }

    @Test
    void theStatementIsThatOfOpenSsfModelSigning() throws Exception {
        Envelope envelope = Envelope.parse(SIGNER.sign("churn", MANIFEST).envelope());
        Digest model = MANIFEST.find("model.bin").orElseThrow().digest();
        Digest signature = MANIFEST.find("signature.bin").orElseThrow().digest();
        MessageDigest root = MessageDigest.getInstance("SHA-256");
        root.update(HexFormat.of().parseHex(model.hex()));
        root.update(HexFormat.of().parseHex(signature.hex()));

        assertThat(new String(envelope.payloadBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"churn\","
                        + "\"digest\":{\"sha256\":\"" + HexFormat.of().formatHex(root.digest()) + "\"}}],"
                        + "\"predicateType\":\"https://model_signing/signature/v1.0\",\"predicate\":{"
                        + "\"serialization\":{\"method\":\"files\",\"hash_type\":\"sha256\","
                        + "\"allow_symlinks\":false,\"ignore_paths\":[]},\"resources\":["
                        + "{\"name\":\"model.bin\",\"algorithm\":\"sha256\",\"digest\":\"" + model.hex() + "\"},"
                        + "{\"name\":\"signature.bin\",\"algorithm\":\"sha256\",\"digest\":\"" + signature.hex()
                        + "\"}]}}");
    }

    @Test
    void whatIsSignedSaysOfWhatTypeItIs() {
        // The example of the DSSE specification, with our type.
        assertThat(new String(
                        Envelope.encoding("hello world".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 28 application/vnd.in-toto+json 11 hello world");
    }

    @Test
    void noSignatureIsRefusedAndSaysWhatIsNeeded() {
        assertThatThrownBy(() -> TRUSTED.require(SUBJECT, MANIFEST, List.of()))
                .isInstanceOf(UntrustedVersionException.class)
                .hasMessage("models:/churn/3 is not signed, but must be by one of the keys [" + SIGNER.keyId()
                        + "]; sign it or trust nobody");
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() {
        Signer other = Signer.of(SigningKeys.generate());

        assertRefused(Fault.UNTRUSTED_KEY, MANIFEST, other.sign("churn", MANIFEST));
    }

    @Test
    void aSignatureThatClaimsATrustedKeyIsRefused() {
        Signed other = Signer.of(SigningKeys.generate()).sign("churn", MANIFEST);
        String claiming = other.envelope()
                .replace(other.keyId().toString(), SIGNER.keyId().toString());

        assertRefused(Fault.WRONG_SIGNATURE, MANIFEST, new Signed(SIGNER.keyId(), other.publicKey(), other.envelope()));
        assertRefused(Fault.WRONG_SIGNATURE, MANIFEST, new Signed(SIGNER.keyId(), other.publicKey(), claiming));
        assertThatThrownBy(() -> new Signed(SIGNER.keyId(), other.publicKey(), claiming).verify(SUBJECT, MANIFEST))
                .hasMessageContaining("the key beside it is " + other.keyId());
    }

    @Test
    void anyFlippedBitOfTheSignatureIsFound() {
        Signed signed = SIGNER.sign("churn", MANIFEST);
        Envelope envelope = Envelope.parse(signed.envelope());
        for (int bit = 0; bit < 64 * 8; bit++) {
            byte[] signature = envelope.signatureBytes();
            signature[bit / 8] ^= (byte) (1 << bit % 8);
            String flipped = Envelope.of(envelope.payloadBytes(), SIGNER.keyId(), signature)
                    .format();

            assertRefused(Fault.WRONG_SIGNATURE, MANIFEST, new Signed(SIGNER.keyId(), signed.publicKey(), flipped));
        }
    }

    @Test
    void aStatementThatWasChangedIsFound() {
        Signed signed = SIGNER.sign("churn", MANIFEST);
        Envelope envelope = Envelope.parse(signed.envelope());
        byte[] other = Statement.of("churn", manifest("trojan")).format();
        String changed =
                Envelope.of(other, SIGNER.keyId(), envelope.signatureBytes()).format();

        assertRefused(
                Fault.WRONG_SIGNATURE, manifest("trojan"), new Signed(SIGNER.keyId(), signed.publicKey(), changed));
    }

    @Test
    void aManifestThatWasSwappedIsFound() {
        Signed signed = SIGNER.sign("churn", MANIFEST);

        assertRefused(Fault.OTHER_CONTENT, manifest("trojan", "signature"), signed);
        assertRefused(Fault.OTHER_CONTENT, manifest("model"), signed);
        assertRefused(Fault.OTHER_CONTENT, manifest("model", "signature", "trojan"), signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "no JSON", "{\"payload\":1}"})
    void whatIsNoEnvelopeIsMalformed(String envelope) {
        assertRefused(Fault.MALFORMED, MANIFEST, new Signed(SIGNER.keyId(), "", envelope));
    }

    @Test
    void whatIsSignedButIsNoStatementIsMalformed() {
        for (String payload : List.of("{}", "nothing", "{\"_type\":\"https://in-toto.io/Statement/v0.1\"}")) {
            byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
            byte[] signature = Ed25519.sign(KEYS.getPrivate(), Envelope.encoding(bytes));
            String envelope = Envelope.of(bytes, SIGNER.keyId(), signature).format();

            assertRefused(Fault.MALFORMED, MANIFEST, new Signed(SIGNER.keyId(), "", envelope));
        }
    }

    @Test
    void aStatementWhoseRootIsNotThatOfItsFilesIsMalformed() {
        String honest = new String(Statement.of("churn", MANIFEST).format(), StandardCharsets.UTF_8);
        String root = honest.replaceFirst(".*?\"digest\":\\{\"sha256\":\"([0-9a-f]{64}).*", "$1");
        byte[] lying = honest.replace(root, "0".repeat(64)).getBytes(StandardCharsets.UTF_8);
        String envelope = Envelope.of(lying, SIGNER.keyId(), Ed25519.sign(KEYS.getPrivate(), Envelope.encoding(lying)))
                .format();

        assertRefused(Fault.MALFORMED, MANIFEST, new Signed(SIGNER.keyId(), "", envelope));
    }

    @Test
    void oneGoodSignatureAmongBadOnesIsEnough() {
        Signed good = SIGNER.sign("churn", MANIFEST);
        Signed bad = new Signed(SIGNER.keyId(), good.publicKey(), "{}");

        assertThatCode(() -> TRUSTED.require(SUBJECT, MANIFEST, List.of(bad, good)))
                .doesNotThrowAnyException();
    }

    @Test
    void thePublicKeyBesideASignatureMustBeOne() {
        Signed signed = new Signed(SIGNER.keyId(), Base64.getEncoder().encodeToString(new byte[5]), "{}");

        assertThatThrownBy(() -> signed.verify(SUBJECT, MANIFEST))
                .isInstanceOfSatisfying(
                        UntrustedVersionException.class,
                        refusal -> assertThat(refusal.fault()).isEqualTo(Fault.MALFORMED));
    }

    @Test
    void keysThatDoNotBelongTogetherAreRefused() {
        KeyPair other = SigningKeys.generate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signer.of(KEYS.getPrivate(), other.getPublic()))
                .withMessageContaining("does not belong");
        assertThatIllegalArgumentException().isThrownBy(() -> TrustedKeys.of());
    }
}
