package org.evermodel.registry.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.evermodel.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names for files that are being written, and the removal of what killed writers left.
 *
 * <p>A writer is one open store. Before its first file it creates {@code <writer>.lock}, locks it, and keeps it locked
 * until it is closed; its files are {@code <writer>-<n>.tmp}. The system frees the lock of a process that dies, so a
 * lock that can be taken belongs to a dead writer, and its files may go. A cleaner may take the lock of a writer that
 * has created the file and not yet locked it: such a writer finds its lock taken or its file gone, and starts again
 * under another name.
 *
 * <p>Locks are held by the process, not by the channel, and closing any channel of a file drops them. So the locks of
 * this process are never touched: the name of a writer starts with its process, by number and start, as numbers come
 * again, in containers most of all.
 */
final class TempFiles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TempFiles.class);
    private static final String LOCK = ".lock";
    private static final String TEMP = ".tmp";

    private final Path folder;
    private final DurableFolders folders;
    private final String process;
    private final AtomicLong created = new AtomicLong();
    private @Nullable Path lock;
    private @Nullable FileChannel channel;
    private boolean closed;

    private TempFiles(Path folder, DurableFolders folders, String process) {
        this.folder = folder;
        this.folders = folders;
        this.process = process;
    }

    /** Names in {@code folder}, after the files of dead writers were removed from it. */
    static TempFiles in(Path folder, DurableFolders folders) {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        TempFiles temps = new TempFiles(folder, folders, self.pid() + "-" + start + "-");
        temps.removeLeftovers();
        return temps;
    }

    /** A new empty file. */
    TempFile create() throws IOException {
        return new TempFile(folder.resolve(writer() + "-" + created.incrementAndGet() + TEMP), folders);
    }

    private synchronized String writer() throws IOException {
        Path locked = lock;
        while (locked == null) {
            Folders.create(folder);
            locked = lock(Files.createTempFile(folder, process, LOCK));
        }
        return nameOf(locked);
    }

    private @Nullable Path lock(Path file) throws IOException {
        if (closed) {
            Files.delete(file);
            throw new IOException("the store was closed");
        }
        FileChannel opened;
        try {
            opened = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (!isLocked(opened) || Files.notExists(file)) {
            opened.close();
            return null;
        }
        channel = opened;
        lock = file;
        return file;
    }

    /** Whether the lock could be taken; closes the channel where the file system knows no locks. */
    private static boolean isLocked(FileChannel opened) throws IOException {
        try {
            return opened.tryLock() != null;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void removeLeftovers() {
        try {
            for (Path file : files(LOCK)) {
                removeIfDead(file);
            }
            for (Path file : files(TEMP)) {
                String name = file.getFileName().toString();
                // A writer's lock is there before its files and goes when it is closed.
                if (Files.notExists(folder.resolve(name.substring(0, name.lastIndexOf('-')) + LOCK))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // Leftovers cost room and nothing else, and a store that can only be read must open all the same.
            log.debug("Leftover files in {} could not be removed", folder, e);
        }
    }

    private void removeIfDead(Path file) throws IOException {
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock taken = other.tryLock()) {
            if (taken != null) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            log.trace("Another process has removed {} already", file);
        }
    }

    /** The files of other processes with this ending. */
    private List<Path> files(String ending) throws IOException {
        try {
            return Folders.names(folder).stream()
                    .filter(name ->
                            name.matches("[0-9]+-[0-9]+-.+") && name.endsWith(ending) && !name.startsWith(process))
                    .map(folder::resolve)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static String nameOf(Path lock) {
        String name = lock.getFileName().toString();
        return name.substring(0, name.length() - LOCK.length());
    }

    @Override
    public synchronized void close() {
        closed = true;
        Path held = lock;
        FileChannel opened = channel;
        lock = null;
        channel = null;
        if (held == null || opened == null) {
            return;
        }
        try (opened) {
            Files.deleteIfExists(held);
        } catch (IOException e) {
            throw new StorageException("the lock " + held + " could not be removed: " + e, e);
        }
    }
}
