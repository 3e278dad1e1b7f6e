package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evermodel.Digest;

/** An archive that is taken apart, changed, and put together again with a manifest that fits. */
final class Forgery {
    static final String RECORDS = "records.jsonl";
    static final String ABOUT = "about.json";
    private static final int BLOCK = 512;

    private final List<Part> parts = new ArrayList<>();

    /** An entry, the manifest excepted. */
    static final class Part {
        private final String path;
        private final byte[] bytes;

        Part(String path, byte[] bytes) {
            this.path = path;
            this.bytes = bytes;
        }

        String path() {
            return path;
        }

        /** The bytes themselves, to be changed. */
        byte[] bytes() {
            return bytes;
        }

        String line() {
            return Digest.of(bytes) + " " + bytes.length + " " + path + "\n";
        }
    }

    static Forgery of(Path archive) {
        Forgery forgery = new Forgery();
        byte[] tar = read(archive);
        for (int at = 0; tar[at] != 0; ) {
            String path = text(tar, at, 100);
            int size = Integer.parseInt(text(tar, at + 124, 11), 8);
            if (at > 0) {
                forgery.parts.add(new Part(path, Arrays.copyOfRange(tar, at + BLOCK, at + BLOCK + size)));
            }
            at += BLOCK + padded(size);
        }
        return forgery;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] tar, int at, int length) {
        return new String(tar, at, length, StandardCharsets.US_ASCII).replaceFirst("(?s)\0.*", "");
    }

    private static int padded(int size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    Part part(String path) {
        return parts.stream()
                .filter(part -> part.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    Part firstArtifact() {
        return parts.get(2);
    }

    List<Part> parts() {
        return parts;
    }

    /** Changes what an entry says; the change must change something. */
    Forgery edit(String path, UnaryOperator<String> change) {
        Part before = part(path);
        String text = new String(before.bytes(), StandardCharsets.UTF_8);
        String now = change.apply(text);
        assertThat(now.equals(text)).as("nothing was changed").isFalse();
        parts.set(parts.indexOf(before), new Part(path, now.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Changes what the records say, in JSON that stands inside JSON. */
    Forgery replace(String said, String says) {
        return edit(RECORDS, text -> text.replace(said.replace("\"", "\\\""), says.replace("\"", "\\\"")));
    }

    Path write(Path file) {
        StringBuilder manifest = new StringBuilder("evermodel-archive 1\n");
        parts.forEach(part -> manifest.append(part.line()));
        return write(file, manifest.toString());
    }

    Path write(Path file, String manifest) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        put(tar, new Part("manifest.txt", manifest.getBytes(StandardCharsets.UTF_8)));
        parts.forEach(part -> put(tar, part));
        tar.writeBytes(new byte[2 * BLOCK]);
        return write(file, tar.toByteArray());
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ByteArrayOutputStream tar, Part part) {
        byte[] heading = new byte[BLOCK];
        set(heading, 0, part.path());
        set(heading, 100, "0000644\0" + "0000000\0" + "0000000\0");
        set(heading, 124, String.format("%011o\0%011o\0", part.bytes().length, 0));
        set(heading, 148, "        0");
        set(heading, 257, "ustar\00000");
        int sum = 0;
        for (byte each : heading) {
            sum += each & 0xff;
        }
        set(heading, 148, String.format("%06o\0 ", sum));
        tar.writeBytes(heading);
        tar.writeBytes(Arrays.copyOf(part.bytes(), padded(part.bytes().length)));
    }

    private static void set(byte[] heading, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, heading, at, Math.min(bytes.length, BLOCK - at));
    }
}
