package org.evermodel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** This library itself. */
public final class Evermodel {
    private static final String RESOURCE = "version.txt";

    private Evermodel() {}

    /**
     * The version of the library, such as {@code 0.1.0}, on which what it computes may depend; {@code unknown} in a build of
     * the host's own that left it out.
     */
    public static String version() {
        try (InputStream version = Evermodel.class.getResourceAsStream(RESOURCE)) {
            return version == null ? "unknown" : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the library's version could not be read: " + RESOURCE, e);
        }
    }
}
