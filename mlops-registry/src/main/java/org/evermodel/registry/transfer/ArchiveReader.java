package org.evermodel.registry.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.exchange.ArchiveLimits;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;
import org.evermodel.spi.ArtifactStore;

/**
 * Reads an archive twice: once to judge every byte of it while nothing is written, and once to hand its artifacts over. The
 * file may change in between, so what is handed over is hashed again.
 */
final class ArchiveReader implements Cargo {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final ArchiveLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private Optional<Parcel> judged = Optional.empty();

    ArchiveReader(Path file, ArchiveLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Judges the whole archive; throws ArchiveRefusedException where it is not wholly as it must be. */
    Parcel judge() {
        return read((tar, listing) -> {
            byte[] about = inMemory(tar, listing.entries().get(0));
            byte[] records = inMemory(tar, listing.entries().get(1));
            SortedMap<Digest, Long> artifacts = new TreeMap<>();
            List<Listing.Entry> entries =
                    listing.entries().subList(2, listing.entries().size());
            entries.forEach(entry ->
                    artifacts.put(entry.content().digest(), entry.content().size()));
            Read read = read(about, records);
            Set<Digest> needed = Closure.direct(read.lines());
            Map<Digest, Manifest> bundles = bundles(tar, entries, artifacts);
            tar.end();
            bundles.values()
                    .forEach(manifest -> manifest.entries()
                            .forEach(entry -> needed.add(entry.artifact().digest())));
            if (!needed.equals(artifacts.keySet())) {
                throw new ArchiveRefusedException(
                        Fault.UNSOUND, "the archive's artifacts are not those that its records refer to");
            }
            Parcel parcel = new Parcel(read.about(), read.lines(), artifacts, bundles);
            judged = Optional.of(parcel);
            return parcel;
        });
    }

    /** Those that are there are stored again, so that damaged ones are mended. */
    @Override
    public void storeIn(ArtifactStore target) {
        Parcel parcel = judged.orElseThrow(() -> new IllegalStateException("the archive was not judged yet"));
        Map<Digest, byte[]> bundles = new HashMap<>();
        read((tar, listing) -> {
            for (Listing.Entry entry : listing.entries()) {
                tar.heading(entry.path(), entry.content().size());
                store(tar, entry, target, parcel.bundles().keySet(), bundles);
                tar.padding(entry.content().size());
            }
            return listing;
        });
        parcel.bundlesInOrder().stream()
                .flatMap(digest -> Optional.ofNullable(bundles.get(digest)).stream())
                .forEach(bytes -> target.put(out -> out.write(bytes)));
    }

    private void store(
            TarReader tar, Listing.Entry entry, ArtifactStore target, Set<Digest> isBundle, Map<Digest, byte[]> bundles)
            throws IOException {
        if (!entry.path().startsWith(Listing.ARTIFACTS)) {
            copy(tar, entry, OutputStream.nullOutputStream());
        } else if (isBundle.contains(entry.content().digest())) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            copy(tar, entry, bytes);
            bundles.put(entry.content().digest(), bytes.toByteArray());
        } else {
            target.put(out -> copy(tar, entry, out));
        }
    }

    private interface Reading<T> {
        T read(TarReader tar, Listing listing) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            TarReader tar = new TarReader(in);
            return reading.read(tar, listing(tar));
        } catch (IOException e) {
            throw new StorageException("archive " + file + " could not be read: " + e, e);
        }
    }

    private Listing listing(TarReader tar) throws IOException {
        long size = tar.first(Listing.PATH);
        if (size > Math.min(limits.recordBytes(), (limits.entries() + 3L) * Listing.LONGEST_LINE)) {
            throw tooLarge("a manifest of " + size + " bytes");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(tar, size, bytes);
        tar.padding(size);
        Listing listing = Listing.parse(bytes.toByteArray());
        judge(listing);
        return listing;
    }

    private void judge(Listing listing) {
        if (listing.entries().size() < 2) {
            throw new ArchiveRefusedException(Fault.MISSHAPEN, "the archive lists neither what it is nor its records");
        }
        if (listing.entries().size() > limits.entries()) {
            throw tooLarge(listing.entries().size() + " entries");
        }
        long total = 0;
        String last = "";
        for (Listing.Entry entry : listing.entries()) {
            total += entry.content().size();
            if (entry.content().size() > limits.entryBytes() || total > limits.totalBytes()) {
                throw tooLarge(entry.path() + " of " + entry.content().size() + " bytes, " + total + " together");
            }
            if (entry.path().startsWith(Listing.ARTIFACTS) && entry.path().compareTo(last) <= 0) {
                throw new ArchiveRefusedException(
                        Fault.MISSHAPEN, "the archive lists " + entry.path() + " twice, or not in order");
            }
            last = entry.path().startsWith(Listing.ARTIFACTS) ? entry.path() : "";
        }
    }

    private static ArchiveRefusedException tooLarge(String what) {
        return new ArchiveRefusedException(Fault.TOO_LARGE, "the archive has " + what + ", more than the limits allow");
    }

    private byte[] inMemory(TarReader tar, Listing.Entry entry) throws IOException {
        if (entry.content().size() > limits.recordBytes()) {
            throw tooLarge(entry.path() + " of " + entry.content().size() + " bytes");
        }
        tar.heading(entry.path(), entry.content().size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(tar, entry, bytes);
        tar.padding(entry.content().size());
        return bytes.toByteArray();
    }

    /** Judges all artifacts, and keeps what those list that are manifests. */
    private Map<Digest, Manifest> bundles(TarReader tar, List<Listing.Entry> entries, SortedMap<Digest, Long> artifacts)
            throws IOException {
        Map<Digest, Manifest> bundles = new HashMap<>();
        long left = limits.recordBytes();
        for (Listing.Entry entry : entries) {
            tar.heading(entry.path(), entry.content().size());
            Heading start = new Heading(left);
            copy(tar, entry, start);
            tar.padding(entry.content().size());
            if (start.isManifest()) {
                Closure.manifest(start.bytes())
                        .ifPresent(manifest -> bundles.put(entry.content().digest(), manifest));
                left -= entry.content().size();
            }
        }
        bundles.forEach((digest, manifest) -> requireComplete(digest, manifest, artifacts));
        return bundles;
    }

    private static void requireComplete(Digest bundle, Manifest manifest, SortedMap<Digest, Long> artifacts) {
        for (Manifest.Entry listed : manifest.entries()) {
            ArtifactRef artifact = listed.artifact();
            if (!Long.valueOf(artifact.size()).equals(artifacts.get(artifact.digest()))) {
                throw new ArchiveRefusedException(
                        Fault.UNSOUND,
                        "bundle " + bundle + " lists " + listed.path() + ", which is not in the archive");
            }
        }
    }

    /** What stands in front of the artifacts. */
    private record Read(About about, List<Line> lines) {}

    private static Read read(byte[] about, byte[] records) {
        try {
            return new Read(About.parse(about), lines(new String(records, StandardCharsets.UTF_8)));
        } catch (StorageException | IllegalArgumentException | ArithmeticException e) {
            throw new ArchiveRefusedException(
                    Fault.MISSHAPEN, "the archive says what cannot be understood: " + e.getMessage(), e);
        }
    }

    /** There is one text for the records, in order of their keys, and this must be it. */
    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from) + 1;
            String each = text.substring(from, end == 0 ? text.length() : end);
            from += each.length();
            Line line = Line.parse(each);
            if (!new String(line.format(), StandardCharsets.UTF_8).equals(each)) {
                throw new StorageException("record " + line.key() + " is not in its one form");
            }
            if (!lines.isEmpty() && lines.get(lines.size() - 1).key().compareTo(line.key()) >= 0) {
                throw new StorageException("record " + line.key() + " stands twice, or not in order");
            }
            lines.add(line);
        }
        return lines;
    }

    private void copy(TarReader tar, Listing.Entry entry, OutputStream out) throws IOException {
        if (!copy(tar, entry.content().size(), out).equals(entry.content().digest())) {
            throw new ArchiveRefusedException(
                    Fault.DAMAGED, entry.path() + " of the archive does not have the digest that its manifest lists");
        }
    }

    private Digest copy(TarReader tar, long size, OutputStream out) throws IOException {
        MessageDigest hash = Digest.sha256();
        for (long left = size; left > 0; ) {
            int next = (int) Math.min(left, BUFFER);
            tar.read(buffer, next);
            hash.update(buffer, 0, next);
            out.write(buffer, 0, next);
            left -= next;
        }
        return Digest.finish(hash);
    }
}
