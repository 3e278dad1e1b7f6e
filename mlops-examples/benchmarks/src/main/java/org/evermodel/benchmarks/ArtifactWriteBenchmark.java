package org.evermodel.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Random;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.registry.FileArtifacts;
import org.evermodel.spi.ArtifactStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An artifact, hashed, deduplicated and durable, beside the floor: SHA-256, a file written and forced. */
@State(Scope.Benchmark)
public class ArtifactWriteBenchmark extends ShortRuns {
    private static final int PIECE = 64 * 1024;

    @Param({"65536", "104857600"})
    int bytes;

    private byte[] content;
    private long written;
    private Path raw;
    private Path named;
    private ArtifactStore artifacts;

    @Setup
    public void open(ScratchFolder scratch) throws IOException {
        content = new byte[bytes];
        new Random(1).nextBytes(content);
        raw = scratch.at("raw");
        artifacts = FileArtifacts.at(scratch.at("objects"));
        Files.createDirectories(raw);
        named = Files.createDirectories(scratch.at("named"));
    }

    /** Bytes that were never stored before, deleted again so that the disk does not fill up. */
    @Benchmark
    public ArtifactRef stored() {
        number();
        ArtifactRef artifact = artifacts.put(out -> {
            for (int from = 0; from < bytes; from += PIECE) {
                out.write(content, from, PIECE);
            }
        });
        artifacts.delete(artifact.digest());
        return artifact;
    }

    /** Bytes that are there already: they are hashed, and so is the file. */
    @Benchmark
    public ArtifactRef storedAgain() {
        return artifacts.put(out -> out.write(content, 0, bytes));
    }

    /** The floor, deleted again as well. */
    @Benchmark
    public Digest raw() throws IOException {
        Path file = raw.resolve(Long.toString(number()));
        Digest digest = write(file);
        Files.delete(file);
        return digest;
    }

    /** The floor of a file that appears whole under its name and stays there: moved, and its folder forced as well. */
    @Benchmark
    public Digest rawUnderItsName() throws IOException {
        Path file = raw.resolve(Long.toString(number()));
        Path name = named.resolve(file.getFileName());
        Digest digest = write(file);
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(named, StandardOpenOption.READ)) {
            folder.force(true);
        }
        Files.delete(name);
        return digest;
    }

    private Digest write(Path file) throws IOException {
        MessageDigest hash = Digest.sha256();
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            for (int from = 0; from < bytes; from += PIECE) {
                hash.update(content, from, PIECE);
                out.write(content, from, PIECE);
            }
            out.getFD().sync();
        }
        return Digest.finish(hash);
    }

    private long number() {
        ByteBuffer.wrap(content).putLong(0, ++written);
        return written;
    }

    @TearDown
    public void close() {
        artifacts.close();
    }
}
