package org.evermodel.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Imports and a declaration of a validator, pasted into a class that is compiled and run. */
final class PastedCode {
    private PastedCode() {}

    static Validator validator(String code, Path folder) throws Exception {
        String imports = code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        Path source = folder.resolve("Pasted.java");
        Files.writeString(
                source,
                imports + "\npublic class Pasted {\n  public static Validator make() {\n" + body
                        + "\n  return validator;\n  }\n}\n");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(out, out, "-proc:none", "-cp", classPath(), "-d", folder.toString(), source.toString());
        assertThat(said.toString()).isEmpty();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, PastedCode.class.getClassLoader())) {
            return (Validator) loader.loadClass("Pasted").getMethod("make").invoke(null);
        }
    }

    /** Where the classes under test lie, whether the tests run on the module path or the class path. */
    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path", "surefire.test.class.path")
                .map(name -> System.getProperty(name, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
