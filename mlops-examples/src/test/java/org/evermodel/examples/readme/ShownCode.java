package org.evermodel.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.evermodel.examples.ChildJvm;

/** Compiles and runs code as the README shows it, with the imports that it leaves out. */
final class ShownCode {
    private static final List<String> PACKAGES = List.of(
            "java.nio.file",
            "java.time",
            "java.util",
            "org.evermodel",
            "org.evermodel.check",
            "org.evermodel.data",
            "org.evermodel.data.csv",
            "org.evermodel.diff",
            "org.evermodel.drift",
            "org.evermodel.evaluate",
            "org.evermodel.model",
            "org.evermodel.pipeline",
            "org.evermodel.pipeline.report",
            "org.evermodel.pipeline.schedule",
            "org.evermodel.pipeline.step",
            "org.evermodel.profile",
            "org.evermodel.registry",
            "org.evermodel.registry.search",
            "org.evermodel.serving",
            "org.evermodel.serving.http",
            "org.evermodel.serving.monitor",
            "org.evermodel.serving.retrain",
            "org.evermodel.tribuo");

    /** Its name stands in two of the packages. */
    private static final String MEANT = "import org.evermodel.pipeline.schedule.Trigger;\n";

    private ShownCode() {}

    /** Runs it in {@code folder}, where {@code csv} and {@code home} are what it calls so. */
    static void run(String code, Path folder, Path csv, Path home) throws Exception {
        Path source = folder.resolve("Shown.java");
        String imports =
                PACKAGES.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining());
        Files.writeString(
                source,
                imports + MEANT
                        + "public class Shown {\n  public static void run(Path csv, Path home) throws Exception {\n"
                        + code + "  }\n}\n");
        compile(source, folder);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ShownCode.class.getClassLoader())) {
            loader.loadClass("Shown").getMethod("run", Path.class, Path.class).invoke(null, csv, home);
        } catch (InvocationTargetException e) {
            throw new AssertionError("the code that the README shows failed", e.getCause());
        }
    }

    private static void compile(Path source, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "--release", "17", "-d", folder.toString(), "-cp", ChildJvm.classPath());
        try (var files = compiler.getStandardFileManager(said, null, null)) {
            compiler.getTask(null, files, said, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        assertThat(said.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR))
                .isEmpty();
    }
}
