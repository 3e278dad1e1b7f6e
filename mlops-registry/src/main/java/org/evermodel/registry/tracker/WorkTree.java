package org.evermodel.registry.tracker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the {@code git} command whether tracked files were changed. */
final class WorkTree {
    private static final long PATIENCE_MILLIS = 2_000;

    private WorkTree() {}

    /** Whether they were; empty where there is no such command, it fails, or does not answer in time. */
    static Optional<Boolean> isDirty(Path workTree) {
        // Takes no lock in the repository and starts none of its hooks.
        List<String> command = List.of(
                "git",
                "--no-optional-locks",
                "-c",
                "core.fsmonitor=false",
                "-C",
                workTree.toString(),
                "status",
                "--porcelain",
                "--untracked-files=no");
        try {
            return answer(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> answer(Process git) throws IOException {
        try (InputStream answer = git.getInputStream()) {
            git.getOutputStream().close();
            if (git.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return git.exitValue() == 0 ? Optional.of(answer.read() >= 0) : Optional.empty();
            }
            // It may have filled the pipe and wait for a reader: what it has said so far is enough.
            return answer.available() > 0 ? Optional.of(true) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            git.destroyForcibly();
        }
    }
}
