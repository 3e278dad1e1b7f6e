package org.evermodel.registry.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;

/**
 * A file for each artifact, named by its content: {@code sha256/ab/cdef…}.
 *
 * <p>Bytes are written to a file of their own in this store's folder for temporary files, which is on the same file
 * system, and hashed on the way. The file is forced, closed, moved to its name in one step, and the folder it comes to lie
 * in is forced. So a name never shows anything but whole content, whoever else writes the same bytes at the same time,
 * and what is acknowledged is on disk.
 */
final class FileArtifactStore implements ArtifactStore {
    private static final String HEX = "[0-9a-f]";

    private final Path root;
    private final Path sha256;
    private final TempFiles temps;
    private volatile boolean closed;

    FileArtifactStore(Path root) {
        this.root = root;
        this.sha256 = root.resolve("sha256");
        this.temps = TempFiles.in(root.resolve("tmp"));
    }

    @Override
    public ArtifactRef put(Content content) {
        requireOpen();
        try (TempFile temp = temps.create()) {
            ArtifactRef artifact = temp.write(content);
            Path target = path(artifact.digest());
            if (!isSound(target, artifact)) {
                temp.moveTo(target);
            }
            return artifact;
        } catch (IOException e) {
            throw new StorageException("an artifact could not be stored in " + root + ": " + e.getMessage(), e);
        }
    }

    private static boolean isSound(Path file, ArtifactRef artifact) {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return Files.size(file) == artifact.size() && Digest.of(in).equals(artifact.digest());
        } catch (IOException e) {
            // What is missing or cannot be read is to be written anew.
            return false;
        }
    }

    @Override
    public InputStream open(Digest digest) {
        requireOpen();
        Path file = path(digest);
        try {
            return new VerifyingInputStream(digest, file, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new ArtifactDamagedException(digest, file + " is missing");
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be read from " + file + ": " + e, e);
        }
    }

    @Override
    public boolean contains(Digest digest) {
        return Files.isRegularFile(path(digest));
    }

    /** Goes through the folders one after the other, so that the names of only one are held at a time. */
    @Override
    public Stream<Digest> list() {
        requireOpen();
        return names(sha256, HEX + "{2}").stream()
                .flatMap(folder -> names(sha256.resolve(folder), HEX + "{62}").stream()
                        .map(name -> new Digest("sha256", folder + name)));
    }

    private static List<String> names(Path folder, String form) {
        try {
            return Folders.names(folder).stream()
                    .filter(name -> name.matches(form))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new StorageException("the folder " + folder + " could not be read: " + e, e);
        }
    }

    @Override
    public void delete(Digest digest) {
        requireOpen();
        try {
            Files.deleteIfExists(path(digest));
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be deleted: " + e, e);
        }
    }

    private Path path(Digest digest) {
        return sha256.resolve(digest.hex().substring(0, 2)).resolve(digest.hex().substring(2));
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException("the store in " + root + " was closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        temps.close();
    }

    @Override
    public String toString() {
        return "ArtifactStore[" + root + "]";
    }
}
