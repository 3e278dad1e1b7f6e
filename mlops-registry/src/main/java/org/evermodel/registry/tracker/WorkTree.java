package org.evermodel.registry.tracker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.evermodel.Digest;

/** Asks the {@code git} command how files differ from the commit. Each question takes at most two seconds. */
final class WorkTree {
    private static final long PATIENCE_MILLIS = 2_000;
    private static final int MOST_UNTRACKED = 100;
    private static final int LONGEST_ANSWER = 64 << 20;

    private WorkTree() {}

    /** Whether tracked files were changed; empty where there is no such command, it fails, or does not answer in time. */
    static Optional<Boolean> isDirty(Path workTree) {
        return ask(workTree, "status", "--porcelain", "--untracked-files=no").map(answer -> answer.length > 0);
    }

    /** The digest of how tracked files differ, as above; it tells nothing of what has no differences. */
    static Optional<Digest> diff(Path workTree) {
        return ask(workTree, "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--binary", "HEAD")
                .filter(answer -> answer.length > 0)
                .map(Digest::of);
    }

    /** The first files that are neither tracked nor ignored; none where that cannot be found out. */
    static List<String> untracked(Path workTree) {
        return ask(workTree, "ls-files", "--others", "--exclude-standard", "-z")
                .map(answer -> Arrays.stream(new String(answer, StandardCharsets.UTF_8).split("\0"))
                        .filter(file -> !file.isEmpty())
                        .sorted()
                        .limit(MOST_UNTRACKED)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<byte[]> ask(Path workTree, String... question) {
        // Takes no lock in the repository and starts none of its hooks.
        List<String> command = new ArrayList<>(
                List.of("git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C", workTree.toString()));
        command.addAll(List.of(question));
        try {
            return answer(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> answer(Process git) throws IOException {
        Thread impatience = new Thread(() -> endLate(git), "evermodel-git-patience");
        impatience.setDaemon(true);
        impatience.start();
        try (InputStream answer = git.getInputStream()) {
            git.getOutputStream().close();
            byte[] bytes = read(answer);
            return git.waitFor() == 0 && bytes.length < LONGEST_ANSWER ? Optional.of(bytes) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            git.destroyForcibly();
            impatience.interrupt();
        }
    }

    private static byte[] read(InputStream answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        int read = answer.read(buffer);
        while (read >= 0 && bytes.size() < LONGEST_ANSWER) {
            bytes.write(buffer, 0, read);
            read = answer.read(buffer);
        }
        return bytes.toByteArray();
    }

    /** Ends the command where it takes too long, which ends its answer. */
    private static void endLate(Process git) {
        try {
            if (!git.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                git.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
