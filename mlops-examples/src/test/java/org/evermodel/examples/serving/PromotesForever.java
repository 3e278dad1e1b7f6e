package org.evermodel.examples.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evermodel.registry.Registry;
import org.evermodel.serving.Endpoint;

/** A host that changes who answers until it is killed; it says on a file that it began. */
final class PromotesForever {
    private PromotesForever() {}

    public static void main(String[] arguments) throws IOException {
        Registry registry = Readmissions.open(Path.of(arguments[0]));
        Endpoint endpoint = Readmissions.serve(registry);
        for (int round = 0; ; round++) {
            int next = 1 + endpoint.status().champion().number() % 3;
            endpoint.canary(next, 0.5, "canary of round " + round);
            endpoint.promote("promotion of round " + round);
            if (round == 2) {
                Files.writeString(Path.of(arguments[1]), "begun");
            }
        }
    }
}
