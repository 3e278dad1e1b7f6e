package org.evermodel.registry.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of files whose whole content was verified. Which file was verified is known by what the file system calls it,
 * its size and its time of change; a store never writes into a file that has its name, so the same file has the same
 * bytes unless the medium fails. Of those verified a bounded number is remembered; the rest are verified again.
 */
final class Ranges {
    private static final int REMEMBERED = 10_000;
    private static final int ATTEMPTS = 10;

    private final Map<Digest, Identity> verified = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Identity> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The key is the file's number, where the file system has such. */
    private record Identity(@Nullable Object key, long size, FileTime changed) {
        static Identity of(Path file) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Identity(found.fileKey(), found.size(), found.lastModifiedTime());
        }
    }

    /** Opens a range; throws NoSuchFileException or FileNotFoundException where the file is not there. */
    InputStream open(Digest digest, Path file, long offset, long length) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Identity before = Identity.of(file);
            Digest found = isVerified(digest, before) ? digest : digest(file);
            InputStream in = new FileInputStream(file.toFile());
            if (!Identity.of(file).equals(before)) {
                in.close(); // Moved, touched or replaced meanwhile.
                continue;
            }
            try {
                return range(digest, file, before, found, offset, length, in);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        }
        throw new IOException(file + " changes all the time");
    }

    private InputStream range(
            Digest digest, Path file, Identity identity, Digest found, long offset, long length, InputStream in)
            throws IOException {
        if (!found.equals(digest)) {
            throw new ArtifactDamagedException(digest, file + " holds " + found);
        }
        remember(digest, identity);
        ArtifactStore.requireRange(digest, offset, length, identity.size());
        in.skipNBytes(offset);
        return new RangeInputStream(digest, file, in, length);
    }

    private static Digest digest(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return Digest.of(in);
        }
    }

    private synchronized boolean isVerified(Digest digest, Identity identity) {
        return identity.equals(verified.get(digest));
    }

    private synchronized void remember(Digest digest, Identity identity) {
        verified.put(digest, identity);
    }
}
