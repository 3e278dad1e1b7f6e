package org.evermodel.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;

/** Reads artifacts of a binary form, telling foreign or damaged bytes from a store that fails. */
final class Artifacts {
    private Artifacts() {}

    /** Reads one value behind its heading. */
    interface Body<T> {
        T read(BinaryReader in) throws IOException;
    }

    /** The value in an artifact that starts with the text {@code form}. */
    static <T> T read(Digest digest, ArtifactStore store, String form, Body<T> body) {
        try (InputStream stream = store.open(digest)) {
            BinaryReader in = new BinaryReader(stream);
            requireHeading(in, form);
            T value = body.read(in);
            in.requireEnd();
            return value;
        } catch (BinaryReader.BadFormException | EOFException e) {
            throw new ArtifactDamagedException(digest, "it holds no " + form + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new ArtifactDamagedException(digest, "it holds a " + form + " that cannot be: " + e.getMessage());
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be read: " + e.getMessage(), e);
        }
    }

    private static void requireHeading(BinaryReader in, String form) throws IOException {
        int length = in.count("length of the heading", 100);
        byte[] heading = new byte[length];
        for (int i = 0; i < length; i++) {
            heading[i] = (byte) in.number(1);
        }
        String found = new String(heading, java.nio.charset.StandardCharsets.UTF_8);
        if (!found.equals(form)) {
            throw new BinaryReader.BadFormException("it starts with \"" + found + "\"");
        }
    }
}
