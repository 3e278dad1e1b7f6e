package org.evermodel.registry;

import java.nio.file.Path;
import java.util.Random;

/**
 * A process that does whatever comes to its mind to one model, and tells every call and every return with the moment, by
 * a clock that all processes of a machine share. Arguments: the home, a seed, how many acts.
 */
final class Wanderer {
    private Wanderer() {}

    public static void main(String... args) {
        Random random = new Random(Long.parseLong(args[1]));
        int acts = Integer.parseInt(args[2]);
        try (Registry registry = Registry.open(LocalStorage.at(Path.of(args[0])))) {
            say("ready");
            for (int i = 0; i < acts; i++) {
                Act act = Act.any(random, 6);
                say("call " + System.nanoTime() + " " + act.line());
                String outcome = act.on(registry);
                say("return " + System.nanoTime() + " " + outcome);
            }
        }
        say("end");
    }

    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
