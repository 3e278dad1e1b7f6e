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

    @Test
    void howFilesDifferIsToldByADigestAndNewFilesByName() throws IOException, InterruptedException {
        Assumptions.assumeTrue(git("init", "--quiet"), "there is no git command");
        Path tracked = Files.writeString(folder.resolve("tracked"), "one\n");
        write(".gitignore", "*.log\n");
        git("add", ".");
        git("-c", "user.name=ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "-m", "one");
        Code clean = GitRepository.code(folder).orElseThrow();
        assertThat(clean.diff()).isEmpty();
        assertThat(clean.untracked()).isEmpty();

        write("new/b.txt", "b");
        write("a name.txt", "a");
        write("ignored.log", "x");
        Files.writeString(tracked, "two\n");
        Code changed = GitRepository.code(folder).orElseThrow();
        assertThat(changed.diff()).isPresent();
        assertThat(changed.untracked()).containsExactly("a name.txt", "new/b.txt");

        Files.writeString(tracked, "three\n");
        assertThat(GitRepository.code(folder).flatMap(Code::diff)).isPresent().isNotEqualTo(changed.diff());
        git("add", ".");
        Files.writeString(tracked, "two\n");
        assertThat(GitRepository.code(folder).flatMap(Code::diff)).isPresent();
        git("reset", "--quiet");
        assertThat(GitRepository.code(folder).flatMap(Code::diff)).isEqualTo(changed.diff());
    }

    @Test
    void ofManyNewFilesTheFirstHundredAreTold() throws IOException, InterruptedException {
        Assumptions.assumeTrue(git("init", "--quiet"), "there is no git command");
        git("-c", "user.name=ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "--allow-empty", "-m", "0");
        for (int i = 100; i < 205; i++) {
            write("new " + i, "");
        }

        assertThat(GitRepository.code(folder).orElseThrow().untracked())
                .hasSize(100)
                .startsWith("new 100")
                .endsWith("new 199");
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
