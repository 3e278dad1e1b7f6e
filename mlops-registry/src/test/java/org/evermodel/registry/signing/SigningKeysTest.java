package org.evermodel.registry.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.evermodel.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    // The examples of RFC 8410, 10.1 and 10.3, in the form that OpenSSL writes.
    private static final String PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;
    private static final String PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    @TempDir
    Path folder;

    @Test
    void keysOfOpenSslAreRead() throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), PRIVATE);
        Path pub = Files.writeString(folder.resolve("pub.pem"), PUBLIC);

        Signer signer = Signer.of(SigningKeys.readPrivate(key), SigningKeys.readPublic(pub));

        assertThat(signer.publicKey()).isEqualTo(SigningKeys.readPublic(pub));
    }

    @Test
    void keysAreWrittenAsTheyAreRead() throws IOException {
        KeyPair keys = SigningKeys.generate();
        Path key = folder.resolve("key.pem");
        Path pub = folder.resolve("pub.pem");

        SigningKeys.write(keys.getPrivate(), key);
        SigningKeys.write(keys.getPublic(), pub);

        assertThat(SigningKeys.readPrivate(key)).isEqualTo(keys.getPrivate());
        assertThat(SigningKeys.readPublic(pub)).isEqualTo(keys.getPublic());
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyNeverTakesTheFileOfAnother() {
        Path key = folder.resolve("key.pem");
        SigningKeys.write(SigningKeys.generate().getPrivate(), key);

        assertThatThrownBy(() -> SigningKeys.write(SigningKeys.generate().getPrivate(), key))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(key.toString());
    }

    @Test
    void aFileThatHoldsNoSuchKeyIsNamed() throws IOException {
        Path pub = Files.writeString(folder.resolve("pub.pem"), PUBLIC);
        Path broken = Files.writeString(folder.resolve("broken.pem"), PUBLIC.replace("MCow", "AAAA"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.readPrivate(pub))
                .withMessageContaining(pub + " must hold \"-----BEGIN PRIVATE KEY-----\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.readPublic(broken))
                .withMessageContaining(broken.toString());
        assertThatThrownBy(() -> SigningKeys.readPublic(folder.resolve("absent.pem")))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void onlyEd25519IsTaken() throws GeneralSecurityException {
        for (String algorithm : new String[] {"RSA", "Ed448"}) {
            KeyPair other = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Signer.of(other))
                    .withMessageContaining("Ed25519");
            assertThatIllegalArgumentException().isThrownBy(() -> TrustedKeys.of(other.getPublic()));
        }
    }
}
