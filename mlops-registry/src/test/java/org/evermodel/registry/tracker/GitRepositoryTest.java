package org.evermodel.registry.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.registry.tracking.Code;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRepositoryTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    @Test
    void thereIsNoCodeOutsideOfRepositories() {
        assertThat(GitRepository.code(folder)).isEmpty();
    }

    @Test
    void theCommitOfABranchIsInAFileOfItsOwn() throws IOException {
        write(".git/HEAD", "ref: refs/heads/feature/drift\n");
        write(".git/refs/heads/feature/drift", COMMIT + "\n");

        assertThat(GitRepository.code(folder))
                .contains(new Code(COMMIT, Optional.of("feature/drift"), Optional.empty()));
    }

    @Test
    void theRepositoryMayBeFurtherUp() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", COMMIT + "\n");
        Path below = Files.createDirectories(folder.resolve("module/src"));

        assertThat(GitRepository.code(below)).map(Code::commit).contains(COMMIT);
    }

    @Test
    void theCommitOfABranchMayBePacked() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(
                ".git/packed-refs",
                "# pack-refs with: peeled fully-peeled sorted\n" + "f".repeat(40) + " refs/heads/not-main\n" + COMMIT
                        + " refs/heads/main\n");

        assertThat(GitRepository.code(folder)).contains(new Code(COMMIT, Optional.of("main"), Optional.empty()));
    }

    @Test
    void aCommitMayBeCheckedOutWithoutABranch() throws IOException {
        write(".git/HEAD", COMMIT + "\n");

        assertThat(GitRepository.code(folder)).contains(new Code(COMMIT, Optional.empty(), Optional.empty()));
    }

    @Test
    void aLinkedWorkTreeHasItsOwnHeadAndSharesTheBranches() throws IOException {
        write("main/.git/worktrees/fix/HEAD", "ref: refs/heads/fix\n");
        write("main/.git/worktrees/fix/commondir", "../..\n");
        write("main/.git/refs/heads/fix", COMMIT + "\n");
        write("fix/.git", "gitdir: " + folder.resolve("main/.git/worktrees/fix") + "\n");

        assertThat(GitRepository.code(folder.resolve("fix")))
                .contains(new Code(COMMIT, Optional.of("fix"), Optional.empty()));
    }

    @Test
    void aRepositoryWithoutACommitHasNoCode() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");

        assertThat(GitRepository.code(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "ref: refs/heads/../../../etc/passwd", "ref: "})
    void aRepositoryThatCannotBeUnderstoodHasNoCode(String head) throws IOException {
        write(".git/HEAD", head);

        assertThat(GitRepository.code(folder)).isEmpty();
    }

    @Test
    void gitTellsWhetherTrackedFilesWereChanged() throws IOException, InterruptedException {
        Assumptions.assumeTrue(git("init", "--quiet"), "there is no git command");
        Path tracked = Files.writeString(folder.resolve("tracked"), "one");
        git("add", "tracked");
        git("-c", "user.name=ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "-m", "one");
        assertThat(GitRepository.code(folder)).flatMap(Code::dirty).contains(false);

        Files.writeString(folder.resolve("untracked"), "new");
        assertThat(GitRepository.code(folder)).flatMap(Code::dirty).contains(false);

        Files.writeString(tracked, "two");
        assertThat(GitRepository.code(folder)).flatMap(Code::dirty).contains(true);
    }

    private boolean git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
