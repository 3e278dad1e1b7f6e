package org.evermodel.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.evermodel.ModelUri;
import org.evermodel.registry.exchange.Imported;
import org.evermodel.spi.Storage;

/**
 * A process that brings versions from one registry into another as fast as it can, and tells each that arrived. It begins
 * when it is told to. Arguments: {@code import} or {@code promote}, the folder of the source and its archives, the folder
 * of the target, and how many versions there are.
 */
final class Porter {
    static final String HOME = "home";

    private Porter() {}

    public static void main(String... args) throws IOException {
        Path from = Path.of(args[1]);
        // What takes long in a young process, but is not what the trial is about.
        try (Registry warm = Origins.open(Storage.inMemory(), 9)) {
            warm.importFrom(archive(from, 1));
        }
        System.out.print("ready\n");
        System.out.flush();
        if (System.in.read() < 0) {
            return;
        }
        try (Registry source = open(from.resolve(HOME));
                Registry target = open(Path.of(args[2]))) {
            carry(args[0], from, source, target, Integer.parseInt(args[3]), Porter::tell);
        }
        System.out.print("end\n");
        System.out.flush();
    }

    static Registry open(Path home) {
        return Registry.builder(LocalStorage.at(home))
                .flavors(Samples.flavors())
                .actor("porter")
                .open();
    }

    static Path archive(Path folder, int number) {
        return folder.resolve("version-" + number + ".tar");
    }

    /** One version after the other, by archives or directly. */
    static void carry(
            String way, Path from, Registry source, Registry target, int versions, Consumer<ModelUri> arrived) {
        for (int number = 1; number <= versions; number++) {
            Imported imported = way.equals("promote")
                    ? source.promote(ModelUri.of(Samples.CHURN, number), target, "passed its review")
                    : target.importFrom(archive(from, number));
            arrived.accept(imported.version().orElseThrow());
        }
    }

    private static void tell(ModelUri arrived) {
        System.out.print("arrived " + arrived + "\n");
        System.out.flush();
    }
}
