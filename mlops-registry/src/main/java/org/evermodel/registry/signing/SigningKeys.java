package org.evermodel.registry.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.evermodel.StorageException;

/**
 * Makes Ed25519 keys, and reads and writes them as PEM: private ones as PKCS#8, public ones as X.509, as
 * {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey -pubout} write them.
 *
 * <pre>{@code
 * KeyPair keys = SigningKeys.generate();
 * SigningKeys.write(keys.getPrivate(), Path.of("release.key"));
 * SigningKeys.write(keys.getPublic(), Path.of("release.pub"));
 * }</pre>
 *
 * <p>Encrypted private keys are not read: where a key must not lie open, the host takes it from a key store and hands it to
 * {@link Signer#of(KeyPair)}.
 */
public final class SigningKeys {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE = 64;

    private SigningKeys() {}

    /** A new pair, from the platform's secure source of chance. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /** Writes a private key to a new file that, where the file system knows owners, only its owner can read. */
    public static void write(PrivateKey key, Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        create(file, pem(PRIVATE, key.getEncoded()), attributes);
    }

    /** Writes a public key to a new file. */
    public static void write(PublicKey key, Path file) {
        create(file, pem(PUBLIC, Ed25519.require(key).getEncoded()));
    }

    private static void create(Path file, String text, FileAttribute<?>... attributes) {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, attributes)) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
        } catch (IOException e) {
            throw new StorageException("key " + file + " could not be written: " + e, e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** Reads a private key; throws IllegalArgumentException naming the file where it holds none. */
    public static PrivateKey readPrivate(Path file) {
        byte[] encoded = body(file, PRIVATE);
        try {
            return KeyFactory.getInstance(Ed25519.NAME).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("file " + file + " holds no Ed25519 private key: " + e.getMessage(), e);
        }
    }

    /** Reads a public key; throws IllegalArgumentException naming the file where it holds none. */
    public static PublicKey readPublic(Path file) {
        byte[] encoded = body(file, PUBLIC);
        try {
            return Ed25519.parse(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("file " + file + " holds no public key: " + e.getMessage(), e);
        }
    }

    private static byte[] body(Path file, String label) {
        String text = text(file);
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("file " + file + " must hold \"" + begin + "\" and its end");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("file " + file + " holds no Base64: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new StorageException("key " + file + " could not be read: " + e, e);
        }
    }
}
