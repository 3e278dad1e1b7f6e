package org.evermodel.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command line in a process of its own, where a test needs one: to kill it, or to take its disk away. */
public record ChildJvm(int exit, List<String> out, List<String> err) {
    /** Runs the command that {@code arguments} name; {@code folder} takes its output. */
    public static ChildJvm run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, command(arguments));
    }

    /** As above, with so many megabytes of heap. */
    public static ChildJvm runWithHeap(int megabytes, Path folder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = command(arguments);
        command.add(1, "-Xmx" + megabytes + "m");
        return run(folder, command);
    }

    /** As the first, after {@code setUp}, shell commands, in a mount name space of its own; empty where that cannot be had. */
    public static ChildJvm runMounted(Path folder, String setUp, String... arguments)
            throws IOException, InterruptedException {
        List<String> shell =
                new ArrayList<>(List.of("unshare", "-rm", "bash", "-euc", setUp + "; exec \"$@\"", "bash"));
        shell.addAll(command(arguments));
        return run(folder, shell);
    }

    /** Whether this machine lets a process mount file systems that only it sees. */
    public static boolean canMount(Path folder) throws IOException, InterruptedException {
        try {
            return run(folder, List.of("unshare", "-rm", "bash", "-c", "mount -t tmpfs none " + folder))
                            .exit()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What runs the command that {@code arguments} name, for a test that watches it. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The class path of the tests: Surefire hides it behind a jar that only names it. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static ChildJvm run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "child", ".out");
        Path err = Files.createTempFile(folder, "child", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int exit = process.waitFor();
        return new ChildJvm(exit, Files.readAllLines(out), Files.readAllLines(err));
    }
}
