package org.evermodel.registry;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.evermodel.registry.audit.Verification;

/**
 * A process with a small disk of its own, which nobody else sees. It lives in a home there, and then does everything that
 * can be done to a home where the disk is full, or can only be read. Tells, one line each, what was refused and what is
 * wrong. Arguments: the disk, a seed, how many deeds come before, and {@code full} or {@code read-only}.
 */
final class Cramped {
    /** Bytes that are left; files grow by pages of 4,096. */
    private static final List<Long> ROOMS = List.of(0L, 4_096L, 8_192L, 16_384L, 65_536L);

    /** Once a deed may find nothing to do. */
    private static final int CHANCES = 8;

    private static final int BLOCK = 1 << 16;

    private final Path disk;
    private final Random random;
    private final Life life;

    private Cramped(Path disk, long seed) {
        this.disk = disk;
        this.random = new Random(seed);
        this.life = new Life(() -> LocalStorage.at(disk.resolve("home")), Clock.systemUTC(), seed);
    }

    public static void main(String... args) throws IOException, InterruptedException {
        Cramped cramped = new Cramped(Path.of(args[0]), Long.parseLong(args[1]));
        List<Deed> deeds = Survivor.weighted();
        for (int step = Integer.parseInt(args[2]); step > 0; step--) {
            cramped.live(deeds.get(cramped.random.nextInt(deeds.size())), cramped.random.nextLong());
        }
        if (args[3].equals("full")) {
            cramped.fill();
        } else {
            cramped.onlyRead();
        }
        cramped.life.close();
        say("end");
    }

    private String live(Deed deed, long seed) {
        return life.live(deed, seed);
    }

    private void fill() throws IOException {
        for (Deed deed : Deeds.all()) {
            for (long room : ROOMS) {
                tryWithout(deed, room);
            }
        }
    }

    private void tryWithout(Deed deed, long room) throws IOException {
        long seed = random.nextLong();
        Path ballast = disk.resolve("ballast");
        leaveOnly(room, ballast);
        String outcome = live(deed, seed);
        Files.delete(ballast);
        if (!outcome.startsWith("StorageException")) {
            return;
        }
        say("refused " + deed + " with " + room + " bytes: " + outcome);
        requireSound(deed + " with " + room + " bytes");
        String again = live(deed, seed);
        if (again.startsWith("StorageException")) {
            say("wrong: " + deed + " is still refused: " + again);
        }
    }

    private static void leaveOnly(long room, Path ballast) throws IOException {
        byte[] block = new byte[BLOCK];
        try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
            int size = BLOCK;
            while (size > 0) {
                try {
                    file.write(block, 0, size);
                } catch (IOException e) {
                    // The disk is nearly full; what is left is filled by less and less.
                    size /= 2;
                }
            }
            file.setLength(Math.max(0, file.length() - room));
        }
    }

    private void requireSound(String when) {
        Verification found = life.registry().verify();
        if (!found.sound()) {
            say("wrong: after " + when + ": " + found.problems());
        }
    }

    /** A disk on which something is open for writing cannot be made read-only, so it is closed first. */
    private void onlyRead() throws IOException, InterruptedException {
        life.registry().close();
        remount("ro");
        life.reopen();
        requireSound("an opening without writing");
        tryToWrite();
        life.registry().close();
        remount("rw");
        life.reopen();
        requireSound("a time without writing");
        writeAgain();
    }

    private void tryToWrite() {
        Map<String, String> before = Everything.of(life.registry());
        for (Deed deed : Deeds.all()) {
            for (int chance = 0; chance < CHANCES; chance++) {
                String outcome = live(deed, random.nextLong());
                if (outcome.startsWith("StorageException")) {
                    say("refused " + deed + ": " + outcome);
                }
            }
        }
        if (!Everything.of(life.registry()).equals(before)) {
            say("wrong: something changed");
        }
    }

    private void writeAgain() {
        String outcome = Told.outcome(() -> life.registry()
                .datasets()
                .register(Samples.PATIENTS, Samples.table(random.nextInt(), 4), "written again")
                .number());
        if (outcome.contains("Exception")) {
            say("wrong: nothing can be written again: " + outcome);
        }
    }

    private void remount(String mode) throws IOException, InterruptedException {
        int code = new ProcessBuilder("mount", "-o", "remount," + mode, disk.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            say("wrong: the disk could not be remounted: exit " + code);
        }
    }

    private static void say(String line) {
        System.out.print(line.replace('\n', ' ') + "\n");
        System.out.flush();
    }
}
