package org.evermodel.registry.tracker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evermodel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The jars of a class path or module path with their versions: from the file's name, as build tools write it, else from
 * the manifest. A jar that tells no version is told apart by the digest of its bytes. Jars that a manifest refers to are
 * followed.
 */
final class Libraries {
    private static final Pattern VERSIONED = Pattern.compile("(?<name>.+?)-(?<version>[0-9][A-Za-z0-9.+_-]*)");
    private static final String JAR = ".jar";
    private static final String UNREADABLE = "unreadable";

    private final Map<String, String> versions = new TreeMap<>();
    private final Map<String, Path> files = new TreeMap<>();
    private final Set<Path> seen = new HashSet<>();
    private final Deque<Path> waiting = new ArrayDeque<>();

    private Libraries() {}

    /** The jars on {@code paths}, each a list of files in the platform's form. */
    static Listed on(String... paths) {
        Libraries libraries = new Libraries();
        for (String path : paths) {
            Arrays.stream(path.split(File.pathSeparator))
                    .filter(each -> each.endsWith(JAR))
                    .forEach(libraries::await);
        }
        while (!libraries.waiting.isEmpty()) {
            libraries.add(libraries.waiting.remove().toAbsolutePath().normalize());
        }
        return new Listed(libraries.versions, Hashes.of(libraries.files));
    }

    /**
     * What is on paths.
     *
     * @param versions the versions by name
     * @param hashes the digests of the jars' bytes by the same names, but for those that cannot be read
     */
    record Listed(Map<String, String> versions, Map<String, Digest> hashes) {}

    private void await(String path) {
        try {
            waiting.add(Path.of(path));
        } catch (InvalidPathException e) {
            versions.put(path.substring(0, path.length() - JAR.length()), UNREADABLE);
        }
    }

    private void add(Path file) {
        if (!seen.add(file) || !Files.isRegularFile(file)) {
            return;
        }
        String name = file.getFileName().toString();
        String plain = name.substring(0, name.length() - JAR.length());
        Matcher versioned = VERSIONED.matcher(plain);
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            follow(file, attributes.getValue(Attributes.Name.CLASS_PATH));
            if (versioned.matches()) {
                put(versioned.group("name"), versioned.group("version"), file);
            } else {
                put(plain, version(file, attributes), file);
            }
        } catch (IOException | IllegalArgumentException e) {
            versions.put(plain, UNREADABLE);
        }
    }

    private void put(String library, String version, Path file) {
        versions.put(library, version);
        files.put(library, file);
    }

    private void follow(Path file, @Nullable String classPath) {
        if (classPath == null) {
            return;
        }
        Arrays.stream(classPath.split(" "))
                .filter(each -> each.endsWith(JAR))
                .map(each -> file.toUri().resolve(each))
                .filter(each -> "file".equals(each.getScheme()))
                .map(Path::of)
                .forEach(waiting::add);
    }

    private static String version(Path file, Attributes attributes) throws IOException {
        for (String name : new String[] {"Implementation-Version", "Bundle-Version", "Specification-Version"}) {
            String version = attributes.getValue(name);
            if (version != null) {
                return version;
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Digest.of(in).toString();
        }
    }
}
