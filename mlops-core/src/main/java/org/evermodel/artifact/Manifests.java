package org.evermodel.artifact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;

/**
 * The bytes of a manifest: a heading, then a line for each file, {@code sha256:… size path}, in order of the paths. Text
 * that a person can check with ordinary tools, and canonical, so that equal bundles have equal digests.
 */
final class Manifests {
    private static final String HEADING = "evermodel-manifest 1";

    private Manifests() {}

    static boolean isHeadedBy(byte[] start) {
        return new String(start, StandardCharsets.UTF_8).startsWith(HEADING + "\n");
    }

    static boolean resembles(byte[] start) {
        byte[] heading = HEADING.getBytes(StandardCharsets.UTF_8);
        int equal = 0;
        for (int i = 0; i < Math.min(start.length, heading.length); i++) {
            equal += start[i] == heading[i] ? 1 : 0;
        }
        return 2 * equal >= heading.length;
    }

    static byte[] format(Manifest manifest) {
        StringBuilder text = new StringBuilder(HEADING).append('\n');
        for (Manifest.Entry entry : manifest.entries()) {
            ArtifactRef artifact = entry.artifact();
            text.append(artifact.digest())
                    .append(' ')
                    .append(artifact.size())
                    .append(' ')
                    .append(entry.path())
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Manifest parse(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (!lines[0].equals(HEADING)) {
            throw new MlopsException("a manifest starts with \"" + HEADING + "\", but this one starts with \""
                    + lines[0].substring(0, Math.min(40, lines[0].length())) + "\"");
        }
        try {
            return new Manifest(entries(lines));
        } catch (IllegalArgumentException e) {
            throw new MlopsException("a manifest is refused: " + e.getMessage(), e);
        }
    }

    private static List<Manifest.Entry> entries(String[] lines) {
        List<Manifest.Entry> entries = new ArrayList<>();
        int last = lines.length - 1;
        for (int i = 1; i < last; i++) {
            String[] parts = lines[i].split(" ", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + " must be \"digest size path\", but was \"" + lines[i] + "\"");
            }
            ArtifactRef artifact = new ArtifactRef(Digest.parse(parts[0]), Long.parseLong(parts[1]));
            entries.add(new Manifest.Entry(parts[2], artifact));
        }
        if (last == 0 || !lines[last].isEmpty()) {
            throw new IllegalArgumentException("its last line does not end");
        }
        return entries;
    }
}
