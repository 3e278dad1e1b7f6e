package org.evermodel.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.data.Dataset;
import org.evermodel.examples.ChildJvm;
import org.evermodel.examples.patients.SurgicalPatients;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lifecycle that the README shows compiles as it stands there, and does what it says. */
class LifecycleInReadmeTest {
    private static final List<String> PACKAGES = List.of(
            "java.nio.file",
            "java.util",
            "org.evermodel",
            "org.evermodel.check",
            "org.evermodel.data",
            "org.evermodel.data.csv",
            "org.evermodel.evaluate",
            "org.evermodel.model",
            "org.evermodel.pipeline",
            "org.evermodel.pipeline.step",
            "org.evermodel.registry",
            "org.evermodel.tribuo");

    @TempDir
    private Path folder;

    @Test
    void endsWithAChampion() throws Exception {
        String code = Readme.read().code("A lifecycle", "java");
        Path home = folder.resolve("home");

        run(code, writePatients(), home);

        assertThat(code.lines()).hasSizeBetween(20, 35);
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.models()
                            .alias(new ModelName("complications"), Alias.CHAMPION)
                            .current())
                    .isPresent();
            assertThat(registry.verify().sound()).isTrue();
        }
    }

    private void run(String code, Path csv, Path home) throws Exception {
        Path source = folder.resolve("Shown.java");
        String imports =
                PACKAGES.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining());
        Files.writeString(
                source,
                imports + "public class Shown {\n  public static void run(Path csv, Path home) throws Exception {\n"
                        + code + "  }\n}\n");
        compile(source);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Shown").getMethod("run", Path.class, Path.class).invoke(null, csv, home);
        } catch (InvocationTargetException e) {
            throw new AssertionError("the lifecycle of the README failed", e.getCause());
        }
    }

    private void compile(Path source) throws IOException {
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

    /** The generated patients as a file, written plainly: none of their values needs a quote. */
    private Path writePatients() throws IOException {
        Dataset patients = SurgicalPatients.generate(2_000, 1);
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", patients.schema().names()));
        for (int row = 0; row < patients.rowCount(); row++) {
            int at = row;
            lines.add(Stream.iterate(0, i -> i + 1)
                    .limit(patients.columnCount())
                    .map(column -> patients.column(column)
                            .value(at)
                            .map(Object::toString)
                            .orElse(""))
                    .collect(Collectors.joining(",")));
        }
        return Files.write(folder.resolve("patients.csv"), lines);
    }
}
