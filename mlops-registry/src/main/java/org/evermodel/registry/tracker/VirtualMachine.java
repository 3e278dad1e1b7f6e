package org.evermodel.registry.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.evermodel.registry.tracking.Environment;

/** How this virtual machine was set up, and on what. */
final class VirtualMachine {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    /** Flags that bear on results or speed, whose values are no paths and no secrets. */
    private static final Pattern FLAG = Pattern.compile(
            "-Xm[sxn].*|-Xss.*|-Xint|-Xcomp|-Xmixed|-Xshare:.*|-XX:(?!(?:OnError|OnOutOfMemoryError|Flags|VMOptionsFile"
                    + "|[A-Za-z]*(?:File|Path|Directory|Dir|Options))\\b).*|--add-modules.*|--enable-preview|-ea.*|-da.*"
                    + "|-esa|-dsa|-enableassertions.*|-server|-client");

    private static final Set<String> PROPERTIES = Set.of(
            "file.encoding",
            "java.awt.headless",
            "java.locale.providers",
            "java.util.concurrent.ForkJoinPool.common.parallelism",
            "jdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK",
            "user.country",
            "user.language",
            "user.timezone");

    private VirtualMachine() {}

    static Environment.Settings settings() {
        return new Environment.Settings(
                cpu(),
                Runtime.getRuntime().maxMemory(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList(),
                flags(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                Locale.getDefault().toLanguageTag(),
                TimeZone.getDefault().getID(),
                Charset.defaultCharset().name());
    }

    /** Of the arguments the virtual machine was started with those that may be told. */
    static List<String> flags(List<String> arguments) {
        return arguments.stream().filter(VirtualMachine::isTold).toList();
    }

    private static boolean isTold(String argument) {
        return argument.startsWith("-D")
                ? PROPERTIES.contains(argument.substring(2).replaceFirst("(?s)=.*", ""))
                : FLAG.matcher(argument).matches();
    }

    private static String cpu() {
        if (!Files.isReadable(CPU)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }
}
