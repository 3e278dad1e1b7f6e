package org.evermodel.registry.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore.Stored;

/**
 * Where in a store's folder which artifact lies: {@code sha256/ab/cdef…}, and what is set aside
 * {@code aside/ab/cdef….<since>}, in milliseconds since 1970. A file keeps its time of change when it is moved, so when
 * the bytes were last stored can be told wherever they lie.
 */
final class Placed {
    private static final String TWO = "[0-9a-f]{2}";
    private static final String REST = "[0-9a-f]{62}";
    private static final String ASIDE = REST + "\\.[0-9]{1,15}";

    private final Path live;
    private final Path aside;

    Placed(Path root) {
        this.live = root.resolve("sha256");
        this.aside = root.resolve("aside");
    }

    Path live(Digest digest) {
        return live.resolve(first(digest)).resolve(rest(digest));
    }

    Path aside(Digest digest, Instant since) {
        return aside.resolve(first(digest)).resolve(rest(digest) + "." + since.toEpochMilli());
    }

    Path of(Stored which) {
        return which.asideSince().map(since -> aside(which.digest(), since)).orElseGet(() -> live(which.digest()));
    }

    /** The files under which the bytes are set aside: as a rule none or one. */
    List<Path> asideOf(Digest digest) throws IOException {
        Path folder = aside.resolve(first(digest));
        return names(folder, ASIDE).stream()
                .filter(name -> name.startsWith(rest(digest)))
                .map(folder::resolve)
                .toList();
    }

    Optional<Stored> find(Digest digest) throws IOException {
        Optional<Stored> found = stored(first(digest), rest(digest));
        if (found.isPresent()) {
            return found;
        }
        for (Path aside : asideOf(digest)) {
            Optional<Stored> there = stored(first(digest), aside.getFileName().toString());
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }

    /** Tells what no store of ours has put where the artifacts are. */
    void strays(Consumer<String> stray) throws IOException {
        for (Path top : List.of(live, aside)) {
            String form = top.equals(live) ? REST : ASIDE;
            for (String folder : names(top, ".*")) {
                if (!folder.matches(TWO)) {
                    tell(top.resolve(folder), stray);
                } else {
                    strays(top.resolve(folder), form, stray);
                }
            }
        }
    }

    private static void strays(Path folder, String form, Consumer<String> stray) throws IOException {
        for (String name : names(folder, ".*")) {
            Path file = folder.resolve(name);
            if (!name.matches(form) || Files.isDirectory(file)) {
                tell(file, stray);
            }
        }
    }

    private static void tell(Path file, Consumer<String> stray) {
        // A network file system keeps what is deleted while it is open under such names, and desktops their notes.
        if (!file.getFileName().toString().startsWith(".")) {
            stray.accept(file + " is no artifact");
        }
    }

    /** The digests of what is not set aside, in order. */
    Stream<Digest> list() throws IOException {
        return names(live, TWO).stream()
                .flatMap(Unchecked.of(folder ->
                        names(live.resolve(folder), REST).stream().map(name -> new Digest("sha256", folder + name))));
    }

    /** Everything, in order of the digests; goes through the folders and holds the names of two at a time. */
    Stream<Stored> inventory() throws IOException {
        return Stream.concat(names(live, TWO).stream(), names(aside, TWO).stream())
                .distinct()
                .sorted()
                .flatMap(Unchecked.of(this::inventory));
    }

    private Stream<Stored> inventory(String folder) throws IOException {
        // Both are listed before anything is handed out, lest what is set aside meanwhile is listed a second time.
        List<String> all = Stream.concat(
                        names(live.resolve(folder), REST).stream(), names(aside.resolve(folder), ASIDE).stream())
                .sorted()
                .toList();
        return all.stream().flatMap(Unchecked.of(name -> stored(folder, name).stream()));
    }

    private Optional<Stored> stored(String folder, String name) throws IOException {
        Digest digest = new Digest("sha256", folder + name.substring(0, 62));
        Optional<Instant> since = name.length() == 62
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(Long.parseLong(name.substring(63))));
        Path file = since.map(each -> aside(digest, each)).orElseGet(() -> live(digest));
        return attributes(file)
                .map(found -> new Stored(
                        digest, found.size(), found.lastModifiedTime().toInstant(), since));
    }

    /** What the file system says of a file; empty where there is none, or something else is in its place. */
    static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class))
                    .filter(BasicFileAttributes::isRegularFile);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (Files.isRegularFile(file.getParent())) {
                return Optional.empty(); // There can be nothing in what is no folder.
            }
            throw e;
        }
    }

    private static List<String> names(Path folder, String form) throws IOException {
        try {
            return Folders.names(folder).stream()
                    .filter(name -> name.matches(form))
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    private static String first(Digest digest) {
        return digest.hex().substring(0, 2);
    }

    private static String rest(Digest digest) {
        return digest.hex().substring(2);
    }
}
