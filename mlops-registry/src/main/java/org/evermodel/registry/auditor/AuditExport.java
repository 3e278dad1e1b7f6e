package org.evermodel.registry.auditor;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.stream.Stream;
import org.evermodel.registry.ledger.AuditTrail;

/** The audit log as lines of JSON. */
final class AuditExport {
    private static final int MOST_AT_ONCE = 1_000;

    private AuditExport() {}

    static long write(AuditTrail trail, OutputStream out) throws IOException {
        long rows = 0;
        try (Stream<String> lines = trail.lines(0)) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); rows++) {
                out.write(each.next().getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
        return rows;
    }

    static long write(AuditTrail trail, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path beside = unused(target);
        try {
            long rows = force(trail, beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A new file beside the target: whoever else exports to the same target writes another one. */
    private static Path unused(Path target) throws IOException {
        for (int attempt = 0; ; attempt++) {
            Path beside = target.resolveSibling(target.getFileName() + "." + attempt + ".part");
            try {
                return Files.createFile(beside);
            } catch (FileAlreadyExistsException e) {
                if (attempt == MOST_AT_ONCE) {
                    throw e;
                }
            }
        }
    }

    private static long force(AuditTrail trail, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            long rows = write(trail, out);
            out.flush();
            channel.force(true);
            return rows;
        }
    }
}
