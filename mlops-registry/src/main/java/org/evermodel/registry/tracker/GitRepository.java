package org.evermodel.registry.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.registry.tracking.Code;

/**
 * What a Git repository says is checked out, read from its own files: {@code HEAD} names a commit, or a branch whose
 * commit is in a file of its own or in {@code packed-refs}. In a linked work tree {@code .git} is a file that leads to a
 * folder, which leads to the one shared by all work trees.
 *
 * <p>Whether tracked files were changed can only be told by comparing all of them with the commit, which the {@code git}
 * command does better than anyone: it is asked where it is there, for a short while.
 */
final class GitRepository {
    private static final String REF = "ref: ";

    private final Path workTree;
    private final Path own;
    private final Path shared;

    private GitRepository(Path workTree, Path own, Path shared) {
        this.workTree = workTree;
        this.own = own;
        this.shared = shared;
    }

    /** The state of the repository around {@code folder}; empty where there is none, or nothing in it yet. */
    static Optional<Code> code(Path folder) {
        try {
            Optional<GitRepository> repository = around(folder.toAbsolutePath().normalize());
            return repository.isPresent() ? repository.get().code() : Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            // A repository that cannot be read tells nothing; that is no reason not to train a model.
            return Optional.empty();
        }
    }

    private static Optional<GitRepository> around(Path folder) throws IOException {
        for (Path each = folder; each != null; each = each.getParent()) {
            Path git = each.resolve(".git");
            if (Files.isDirectory(git)) {
                return Optional.of(new GitRepository(each, git, git));
            }
            if (Files.isRegularFile(git)) {
                Path own = each.resolve(line(git).replaceFirst("^gitdir: ", ""));
                Path common = own.resolve("commondir");
                Path shared = Files.exists(common) ? own.resolve(line(common)) : own;
                return Optional.of(new GitRepository(each, own, shared));
            }
        }
        return Optional.empty();
    }

    private Optional<Code> code() throws IOException {
        String head = line(own.resolve("HEAD"));
        if (!head.startsWith(REF)) {
            return Optional.of(code(head, Optional.empty()));
        }
        String ref = head.substring(REF.length());
        Optional<String> branch = Optional.of(ref.replaceFirst("^refs/heads/", ""));
        return commit(ref).map(commit -> code(commit, branch));
    }

    private Code code(String commit, Optional<String> branch) {
        Optional<Boolean> dirty = WorkTree.isDirty(workTree);
        boolean differs = dirty.orElse(false);
        return new Code(
                commit,
                branch,
                dirty,
                differs ? WorkTree.diff(workTree) : Optional.empty(),
                dirty.isPresent() ? WorkTree.untracked(workTree) : List.of());
    }

    private Optional<String> commit(String ref) throws IOException {
        for (Path folder : new Path[] {own, shared}) {
            if (Files.isRegularFile(folder.resolve(ref))) {
                return Optional.of(line(folder.resolve(ref)));
            }
        }
        Path packed = shared.resolve("packed-refs");
        if (!Files.exists(packed)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(packed)) {
            return lines.filter(each -> each.endsWith(" " + ref))
                    .map(each -> each.substring(0, each.indexOf(' ')))
                    .findFirst();
        }
    }

    private static String line(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
