package org.evermodel.registry;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.evermodel.registry.audit.AuditEntry;

/**
 * A process that lives as fast as it can, doing everything that can be done to a home, and tells the audit log's last row
 * after each change that was acknowledged. It begins when it is told to, so that it can be started ahead. Arguments: the
 * home, a seed, how many deeds.
 */
final class Survivor {
    private Survivor() {}

    public static void main(String... args) throws java.io.IOException {
        Path home = Path.of(args[0]);
        Random random = new Random(Long.parseLong(args[1]));
        List<Deed> deeds = weighted();
        // What takes long in a young process, but is not what the test is about.
        Samples.evaluated(1);
        System.out.print("ready\n");
        System.out.flush();
        if (System.in.read() < 0) {
            return;
        }
        try (Life life = new Life(() -> LocalStorage.at(home), Clock.systemUTC(), random.nextLong())) {
            for (int i = Integer.parseInt(args[2]); i > 0; i--) {
                life.live(deeds.get(random.nextInt(deeds.size())), random.nextLong());
                life.registry().audit().last().ifPresent(Survivor::acknowledge);
            }
        }
    }

    static List<Deed> weighted() {
        List<Deed> deeds = new ArrayList<>();
        for (Deed deed : Deeds.all()) {
            deeds.addAll(java.util.Collections.nCopies(deed.weight(), deed));
        }
        return deeds;
    }

    private static void acknowledge(AuditEntry row) {
        System.out.print("changed " + row.sequence() + " " + row.hash() + " " + row.action() + "\n");
        System.out.flush();
    }
}
