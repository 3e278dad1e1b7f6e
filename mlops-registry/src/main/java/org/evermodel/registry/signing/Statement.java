package org.evermodel.registry.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.ledger.Content;

/**
 * What is signed: an in-toto statement that lists each file of a package with its digest, in the form of OpenSSF model
 * signing 1.0. The subject's digest is the SHA-256 over the files' digests, as bytes, in order of the paths. The
 * subject's name is for people and proves nothing, because a model may be renamed.
 *
 * @param name what the signer called the model
 * @param files each path with its digest
 */
record Statement(String name, List<Resource> files) {
    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final String TYPE = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE_TYPE = "https://model_signing/signature/v1.0";
    private static final String SHA_256 = "sha256";

    Statement {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path where it is in the package
     * @param digest the digest of its bytes
     */
    record Resource(String path, Digest digest) {}

    static Statement of(String name, Manifest manifest) {
        return new Statement(name, resources(manifest));
    }

    /** Whether it lists exactly the files of a manifest. */
    boolean lists(Manifest manifest) {
        return files.equals(resources(manifest));
    }

    private static List<Resource> resources(Manifest manifest) {
        return manifest.entries().stream()
                .map(entry -> new Resource(entry.path(), entry.artifact().digest()))
                .toList();
    }

    private Digest root() {
        MessageDigest hash = Digest.sha256();
        files.forEach(file -> hash.update(HexFormat.of().parseHex(file.digest().hex())));
        return Digest.finish(hash);
    }

    byte[] format() {
        Content subject = Content.builder()
                .put("name", name)
                .putTexts("digest", Map.of(SHA_256, root().hex()))
                .build();
        Content serialization = Content.builder()
                .put("method", "files")
                .put("hash_type", SHA_256)
                .put("allow_symlinks", false)
                .putList("ignore_paths", List.of())
                .build();
        Content predicate = Content.builder()
                .putObject("serialization", serialization)
                .putList("resources", files.stream().map(Statement::format).toList())
                .build();
        return Content.builder()
                .put("_type", TYPE)
                .putList("subject", List.of(subject))
                .put("predicateType", PREDICATE_TYPE)
                .putObject("predicate", predicate)
                .build()
                .json()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Content format(Resource file) {
        return Content.builder()
                .put("name", file.path())
                .put("algorithm", SHA_256)
                .put("digest", file.digest().hex())
                .build();
    }

    /** Reads a statement; StorageException or IllegalArgumentException where it is none, or contradicts itself. */
    static Statement parse(byte[] payload) {
        Content content = Content.parse("the statement", new String(payload, StandardCharsets.UTF_8));
        require(content, "_type", TYPE);
        require(content, "predicateType", PREDICATE_TYPE);
        List<Content> subjects = content.list("subject");
        if (subjects.size() != 1) {
            throw new StorageException("the statement must have one subject, but has " + subjects.size());
        }
        List<Resource> files = new ArrayList<>();
        for (Content file : content.object("predicate").list("resources")) {
            files.add(new Resource(file.text("name"), new Digest(file.text("algorithm"), file.text("digest"))));
        }
        Statement statement = new Statement(subjects.get(0).text("name"), files);
        String root = subjects.get(0).texts("digest").getOrDefault(SHA_256, "");
        if (!statement.root().hex().equals(root)) {
            throw new StorageException("the statement's subject has digest " + root + ", but its files have "
                    + statement.root().hex());
        }
        return statement;
    }

    private static void require(Content content, String field, String value) {
        if (!content.text(field).equals(value)) {
            throw new StorageException(
                    "the statement's " + field + " must be " + value + ", but is " + content.text(field));
        }
    }
}
