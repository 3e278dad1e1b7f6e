package org.evermodel.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.evermodel.Digest;
import org.evermodel.spi.Storage;

/**
 * The storages of one test, all of one sort, each in a place of its own: empty at first, and with the same content
 * whenever it is opened again. Closes what was opened.
 *
 * <pre>{@code
 * Places places = new Places("h2", () -> folder);
 * Storage storage = places.open();
 * }</pre>
 */
final class Places implements AutoCloseable {
    private static final String PLACE = "here";

    private final String sort;
    private final Supplier<Path> folder;
    private final Map<String, Storage> memories = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final List<Storage> opened = new ArrayList<>();

    /** Storages in {@code memory}, or of a sort that {@link Stores} knows. */
    Places(String sort, Supplier<Path> folder) {
        this.sort = sort;
        this.folder = folder;
    }

    Storage open() {
        return open(PLACE);
    }

    Storage open(String place) {
        return open(place, Clock.systemUTC());
    }

    /** Where {@code clock} tells when artifacts are stored and set aside. */
    Storage open(Clock clock) {
        return open(PLACE, clock);
    }

    private Storage open(String place, Clock clock) {
        if (sort.equals("memory")) {
            return memories.computeIfAbsent(place, first -> Storage.inMemory(clock));
        }
        String address = addresses.computeIfAbsent(place, first -> Stores.create(sort, folderOf(first)));
        Storage storage = Stores.open(address, clock);
        opened.add(storage);
        return storage;
    }

    private Path folderOf(String place) {
        return folder.get().resolve(place);
    }

    /** Puts other bytes in the place of an artifact, as old as it was; there is no way to do so in memory. */
    boolean overwrite(Digest digest, byte[] bytes) {
        if (sort.equals("memory")) {
            return false;
        }
        try {
            Path file = Homes.fileOf(folderOf(PLACE), digest);
            FileTime stored = Files.getLastModifiedTime(file);
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, stored);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        opened.forEach(Storage::close);
        opened.clear();
    }
}
