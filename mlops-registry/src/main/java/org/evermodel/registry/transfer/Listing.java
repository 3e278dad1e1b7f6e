package org.evermodel.registry.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;

/**
 * An archive's manifest, its first entry: a heading with the version of the format, then a line for each other entry in
 * the order they come, {@code sha256:… size path}.
 *
 * @param entries the other entries
 */
record Listing(List<Entry> entries) {
    static final String PATH = "manifest.txt";
    static final String ABOUT = "about.json";
    static final String RECORDS = "records.jsonl";
    static final int LONGEST_LINE = 200;

    private static final String HEADING = "evermodel-archive ";
    private static final int FORMAT = 1;
    static final String ARTIFACTS = "artifacts/sha256/";
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    Listing {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param path its path
     * @param content its size and digest
     */
    record Entry(String path, ArtifactRef content) {
        static Entry ofArtifact(Digest digest, long size) {
            return new Entry(ARTIFACTS + digest.hex(), new ArtifactRef(digest, size));
        }
    }

    byte[] format() {
        StringBuilder text = new StringBuilder(HEADING).append(FORMAT).append('\n');
        entries.forEach(entry -> text.append(entry.content().digest())
                .append(' ')
                .append(entry.content().size())
                .append(' ')
                .append(entry.path())
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Listing parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        requireFormat(lines[0]);
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < lines.length - 1; i++) {
            entries.add(entry(i, lines[i]));
        }
        // There is one text for the entries, and this must be it.
        Listing listing = new Listing(entries);
        if (!new String(listing.format(), StandardCharsets.UTF_8).equals(text)) {
            throw new ArchiveRefusedException(Fault.MISSHAPEN, "the archive's manifest is not in its one form");
        }
        return listing;
    }

    private static void requireFormat(String heading) {
        if (heading.equals(HEADING + FORMAT)) {
            return;
        }
        if (heading.matches(Pattern.quote(HEADING) + "[1-9][0-9]{0,8}")) {
            throw new ArchiveRefusedException(
                    Fault.NEWER_FORMAT,
                    "the archive has format " + heading.substring(HEADING.length())
                            + ", but this library knows formats up to " + FORMAT + "; use a newer one");
        }
        throw new ArchiveRefusedException(
                Fault.NOT_AN_ARCHIVE, "the archive's manifest must start with \"" + HEADING + FORMAT + "\"");
    }

    /** The first two entries have fixed names, the others are artifacts in ascending order: no path leads anywhere. */
    private static Entry entry(int number, String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length != 3 || !SIZE.matcher(parts[1]).matches()) {
            throw misshapen(number, line);
        }
        try {
            Digest digest = Digest.parse(parts[0]);
            Entry entry = new Entry(parts[2], new ArtifactRef(digest, Long.parseLong(parts[1])));
            String expected = number == 1 ? ABOUT : number == 2 ? RECORDS : ARTIFACTS + digest.hex();
            if (!entry.path().equals(expected)) {
                throw misshapen(number, line);
            }
            return entry;
        } catch (IllegalArgumentException e) {
            throw misshapen(number, line);
        }
    }

    private static ArchiveRefusedException misshapen(int number, String line) {
        return new ArchiveRefusedException(
                Fault.MISSHAPEN,
                "line " + (number + 1) + " of the archive's manifest must be digest, size and path of " + ABOUT + ", "
                        + RECORDS + " or an artifact, but is \"" + line.substring(0, Math.min(line.length(), 200))
                        + "\"");
    }
}
