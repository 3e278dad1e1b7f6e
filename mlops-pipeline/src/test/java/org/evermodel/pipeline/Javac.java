package org.evermodel.pipeline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform's compiler, over one small source against the classes under test. */
record Javac(Path folder) {
    /** Compiles {@code source} as the class {@code name} and returns what the compiler says; nothing if it is content. */
    String compile(String name, String source) throws IOException {
        Path file = folder.resolve(name + ".java");
        Files.writeString(file, source);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        javac.run(
                out, out, "-proc:none", "-implicit:none", "-cp", classPath(), "-d", folder.toString(), file.toString());
        return said.toString();
    }

    /** Where the classes under test and what they need lie, whether the tests run on the module path or the class path. */
    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path", "surefire.test.class.path")
                .map(name -> System.getProperty(name, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
