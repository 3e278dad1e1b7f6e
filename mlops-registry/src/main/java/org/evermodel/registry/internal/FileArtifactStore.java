package org.evermodel.registry.internal;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file for each artifact, named by its content; {@link Placed} says where.
 *
 * <p>Bytes are written to a file of their own in this store's folder for temporary files, which is on the same file
 * system, and hashed on the way. The file is forced, closed, moved to its name in one step, and the folder it comes to lie
 * in is forced. So a name never shows anything but whole content, whoever else writes the same bytes at the same time,
 * and what is acknowledged is on disk.
 *
 * <p>When bytes were last stored is their file's time of change, set from the store's clock. A file is set aside by
 * moving it, with that time, to another folder. Whoever touches it before is seen by the collector, which looks at the
 * time once more after the move and moves it back; whoever comes later finds it there, and moves it back. Both look at one
 * file that is moved in one step, so at every moment it is in one of the two places. Even a collector that dies between
 * the move and its second look does no harm: the time tells the next one.
 */
public final class FileArtifactStore implements ArtifactStore {
    private static final Logger log = LoggerFactory.getLogger(FileArtifactStore.class);

    /** So often somebody else may move a file to and fro under our eyes before we give up. */
    private static final int ATTEMPTS = 100;

    /** So often a file is looked for in both places before it is missing. */
    private static final int LOOKS = 5;

    private final Path root;
    private final Clock clock;
    private final Placed placed;
    private final DurableFolders folders;
    private final TempFiles temps;
    private final Ranges ranges = new Ranges();
    private volatile boolean closed;

    private FileArtifactStore(Path root, Clock clock, DurableFolders.Forcing forcing) {
        this.root = root;
        this.clock = clock;
        this.placed = new Placed(root);
        this.folders = new DurableFolders(root, forcing);
        this.temps = TempFiles.in(root.resolve("tmp"), folders);
    }

    /** The store in {@code root}, without what dead writers left in it. */
    public static ArtifactStore open(Path root, Clock clock) {
        return open(root, clock, Folders::force);
    }

    /** As above, forcing what is in folders by {@code forcing}. */
    static ArtifactStore open(Path root, Clock clock, DurableFolders.Forcing forcing) {
        Path folder = root.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StorageException(folder + " is a file, not a folder; name a folder for the artifacts");
        }
        return new FileArtifactStore(folder, clock, forcing);
    }

    @Override
    public ArtifactRef put(Content content) {
        requireOpen();
        try (TempFile temp = temps.create()) {
            ArtifactRef artifact = temp.write(content);
            Path target = placed.live(artifact.digest());
            // Touched first: a collector that comes between the two finds it young, whatever it saw before.
            if (isMadeYoung(target) && isSound(target, artifact)) {
                folders.keep(target);
            } else {
                temp.moveTo(target, now());
            }
            return artifact;
        } catch (IOException e) {
            throw new StorageException("an artifact could not be stored in " + root + ": " + e.getMessage(), e);
        }
    }

    /** Whether the file is there and its bytes count as stored now, which only its owner can bring about. */
    private boolean isMadeYoung(Path file) throws IOException {
        try {
            return isTouched(file);
        } catch (FileSystemException e) {
            log.trace("{} belongs to somebody else and is written anew", file);
            return false;
        }
    }

    /** Whether the file is there; if so, its bytes count as stored now. */
    private boolean isTouched(Path file) throws IOException {
        Optional<BasicFileAttributes> before = Placed.attributes(file);
        if (before.isEmpty()) {
            return false;
        }
        try {
            FileTime now = now();
            if (before.get().lastModifiedTime().compareTo(now) < 0) {
                Files.setLastModifiedTime(file, now);
            }
            return Files.exists(file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether the artifact is in its place; if so, its bytes count as stored now, in a file of our own where need be. */
    private boolean isTouched(Digest digest) throws IOException {
        Path live = placed.live(digest);
        try {
            return isTouched(live);
        } catch (FileSystemException e) {
            log.trace("{} belongs to somebody else and is written anew", live);
            return isCopied(live, digest);
        }
    }

    /**
     * Whether a file is there and its bytes are in the artifact's place now. They are verified before they replace
     * anything; throws ArtifactDamagedException where they are not what they should be.
     */
    private boolean isCopied(Path file, Digest digest) throws IOException {
        try (InputStream in = verifying(digest, file);
                TempFile temp = temps.create()) {
            temp.write(in::transferTo);
            temp.moveTo(placed.live(digest), now());
            return true;
        } catch (NoSuchFileException | FileNotFoundException e) {
            if (Files.exists(file)) {
                throw e; // It is there and cannot be opened.
            }
            return false;
        }
    }

    private FileTime now() {
        return FileTime.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** What a dedupe costs: the bytes that are there are read, because nobody would ever write them again. */
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
        return opened(digest, file -> verifying(digest, file));
    }

    @Override
    public InputStream open(Digest digest, long offset, long length) {
        ArtifactStore.requireRange(digest, offset, length, Long.MAX_VALUE);
        return opened(digest, file -> ranges.open(digest, file, offset, length));
    }

    @Override
    public InputStream peek(Stored which) {
        requireOpen();
        Path file = placed.of(which);
        try {
            return verifying(which.digest(), file);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new ArtifactDamagedException(which.digest(), file + " is missing");
        } catch (IOException e) {
            throw unreadable(which.digest(), e);
        }
    }

    private static InputStream verifying(Digest digest, Path file) throws IOException {
        return new VerifyingInputStream(digest, file, Files.size(file));
    }

    private InputStream opened(Digest digest, Unchecked.Reading<Path, InputStream> opening) {
        requireOpen();
        Path live = placed.live(digest);
        IOException last = new FileNotFoundException(live + " is missing");
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Path file = Files.exists(live) ? live : broughtBack(digest).orElse(live);
                try {
                    return opening.apply(file);
                } catch (NoSuchFileException | FileNotFoundException e) {
                    if (!contains(digest)) {
                        throw new ArtifactDamagedException(digest, live + " is missing");
                    }
                    // It cannot be opened, or was moved away and back at this moment.
                    last = e;
                }
            }
        } catch (IOException e) {
            throw unreadable(digest, e);
        }
        throw unreadable(digest, last);
    }

    private StorageException unreadable(Digest digest, IOException e) {
        return new StorageException(
                "artifact " + digest + " could not be read from " + placed.live(digest) + ": " + e, e);
    }

    /** Where the bytes lie that were set aside: at their place again, or, if nothing can be written, where they are. */
    private Optional<Path> broughtBack(Digest digest) throws IOException {
        for (Path aside : placed.asideOf(digest)) {
            try {
                moveBack(aside, digest);
                return isTouched(digest) ? Optional.of(placed.live(digest)) : Optional.empty();
            } catch (NoSuchFileException e) {
                log.trace("{} was moved by somebody else", aside);
            } catch (IOException e) {
                log.debug("{} could not be brought back and is used where it is", aside, e);
                return Optional.of(aside);
            }
        }
        return Optional.empty();
    }

    /**
     * Moves a file back, unless one was stored anew this instant, which is sound, as nobody has verified what lies aside.
     * It is made young before, and its caller makes it young again afterwards: bytes must never come to look older than
     * somebody has just stored them. What is left aside as well is superfluous, and collected as such.
     */
    private void moveBack(Path aside, Digest digest) throws IOException {
        Path live = placed.live(digest);
        folders.create(live.getParent());
        if (!isLinked(aside, live)) {
            isCopied(aside, digest);
        }
    }

    /**
     * Whether a file is in its place by a link, or by somebody else; there may be no link to a file of another user, and
     * none at all on some systems.
     */
    private boolean isLinked(Path aside, Path live) throws IOException {
        try {
            Files.setLastModifiedTime(aside, now());
            Files.createLink(live, aside);
            folders.keep(live);
            // Only what was linked goes: under the same name something else may have been set aside this instant.
            if (Files.isSameFile(aside, live)) {
                Files.deleteIfExists(aside);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(live)) {
                throw e;
            }
            return true;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            log.trace("{} cannot be linked and is copied", aside, e);
            return false;
        }
    }

    @Override
    public Optional<Stored> find(Digest digest) {
        try {
            Optional<Stored> found = placed.find(digest);
            // What is moved to and fro while we look may be seen in neither place.
            for (int look = 1; look < LOOKS && found.isEmpty(); look++) {
                found = placed.find(digest);
            }
            return found;
        } catch (IOException e) {
            throw unreadable(digest, e);
        }
    }

    @Override
    public Stream<Digest> list() {
        requireOpen();
        return Unchecked.of((Placed all) -> all.list()).apply(placed);
    }

    @Override
    public Stream<Stored> inventory() {
        requireOpen();
        return Unchecked.of((Placed all) -> all.inventory()).apply(placed);
    }

    @Override
    public boolean touch(Digest digest) {
        requireOpen();
        try {
            for (int attempt = 0; attempt < ATTEMPTS && contains(digest); attempt++) {
                if (isTouched(digest)) {
                    return true;
                }
                touchBack(digest);
            }
            return false;
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be touched: " + e, e);
        }
    }

    private void touchBack(Digest digest) throws IOException {
        Optional<Path> newest = placed.asideOf(digest).stream().max(Comparator.naturalOrder());
        try {
            if (newest.isPresent()) {
                moveBack(newest.get(), digest);
            }
        } catch (NoSuchFileException e) {
            log.trace("{} was moved by somebody else", newest);
        }
    }

    @Override
    public boolean setAside(Stored which) {
        requireOpen();
        Path live = placed.live(which.digest());
        try {
            if (which.isAside() || !isAsListed(live, which)) {
                return false;
            }
            Path aside = placed.aside(which.digest(), clock.instant());
            folders.create(aside.getParent());
            Files.move(live, aside, StandardCopyOption.ATOMIC_MOVE);
            if (isAsListed(aside, which)) {
                return true;
            }
            touch(which.digest());
            return false;
        } catch (NoSuchFileException e) {
            return false; // Somebody else moved it, there or back.
        } catch (IOException e) {
            throw new StorageException("artifact " + which.digest() + " could not be set aside: " + e, e);
        }
    }

    private static boolean isAsListed(Path file, Stored which) throws IOException {
        return Placed.attributes(file)
                .filter(now -> now.lastModifiedTime().toInstant().equals(which.storedAt()))
                .isPresent();
    }

    @Override
    public boolean discard(Stored which) {
        requireOpen();
        Path file = placed.of(which);
        try {
            return which.isAside() && isAsListed(file, which) && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StorageException("artifact " + which.digest() + " could not be discarded: " + e, e);
        }
    }

    @Override
    public void delete(Digest digest) {
        requireOpen();
        try {
            Files.deleteIfExists(placed.live(digest));
            for (Path aside : placed.asideOf(digest)) {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be deleted: " + e, e);
        }
    }

    @Override
    public void inspect(Consumer<String> stray) {
        requireOpen();
        try {
            placed.strays(stray);
        } catch (IOException e) {
            throw new StorageException("the folders of the artifacts in " + root + " could not be read: " + e, e);
        }
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
