package org.evermodel.data.csv;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;

/** The files of a directory, for callers who say that it is one. */
final class DirectoryFiles {
    private DirectoryFiles() {}

    static List<Path> of(Path directory, String glob) {
        if (!Files.isDirectory(directory)) {
            throw new NotFoundException(directory + ": there is no such directory");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new StorageException(directory + ": could not be listed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StorageException(directory + ": could not be listed: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new NotFoundException(directory + ": no file in it fits " + glob);
        }
        Collections.sort(files);
        return List.copyOf(files);
    }
}
