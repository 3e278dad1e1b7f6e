package org.evermodel.examples.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Small tables that a test can make anywhere: of people, whose age and smoking decide whether they are ill. */
public final class MadeUp {
    private final Random random;
    private final List<String> features = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();

    private MadeUp(int rows, long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < rows; i++) {
            add();
        }
    }

    /** So many people; the same seed makes the same ones. */
    public static MadeUp people(int rows, long seed) {
        return new MadeUp(rows, seed);
    }

    private void add() {
        int age = 20 + random.nextInt(70);
        boolean smokes = random.nextDouble() < 0.3;
        double mass = 18 + 20 * random.nextDouble();
        double logOdds = (age - 60) / 8.0 + (smokes ? 2 : 0);
        boolean ill = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        features.add(String.format(
                Locale.ROOT, "%d,%.1f,%s,%s", age, mass, smokes ? "yes" : "no", region(random.nextInt(3))));
        targets.add(ill ? "ill" : "well");
    }

    private static String region(int region) {
        return List.of("north", "south", "west").get(region);
    }

    /** The same people, each with somebody else's target. */
    MadeUp shuffled(long seed) {
        Collections.shuffle(targets, new Random(seed));
        return this;
    }

    /** The table as CSV; its target is {@code health}. */
    String csv() {
        StringBuilder text = new StringBuilder("age,mass,smokes,region,health\n");
        for (int i = 0; i < features.size(); i++) {
            text.append(features.get(i)).append(',').append(targets.get(i)).append('\n');
        }
        return text.toString();
    }

    /** Writes the table to {@code file}. */
    public Path writeTo(Path file) throws IOException {
        return Files.writeString(file, csv());
    }
}
