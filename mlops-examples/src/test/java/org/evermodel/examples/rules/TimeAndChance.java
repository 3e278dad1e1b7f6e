package org.evermodel.examples.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a class helps itself to the present moment, or to chance that nobody seeded. */
final class TimeAndChance {
    private static final Pattern TIME = Pattern.compile("java\\.time\\.\\w+\\.now\\((java\\.time\\.ZoneId)?\\)"
            + "|java\\.time\\.(Clock|InstantSource)\\.system\\w*\\(.*\\)"
            + "|java\\.time\\.Clock\\.tick\\w+\\(java\\.time\\.ZoneId\\)"
            + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)");
    private static final Pattern CHANCE = Pattern.compile("java\\.util\\.(Random|SplittableRandom)\\.<init>\\(\\)"
            + "|java\\.security\\.SecureRandom\\.(<init>|getInstance\\w*)\\(.*\\)"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)"
            + "|java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)\\(.*\\)"
            + "|java\\.util\\.random\\.RandomGeneratorFactory\\.create\\(\\)"
            + "|java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)"
            + "|java\\.util\\.UUID\\.randomUUID\\(\\)"
            + "|java\\.lang\\.Math\\.random\\(\\)");

    private TimeAndChance() {}

    static Stream<JavaCodeUnitAccess<?>> takenBy(JavaClass type) {
        return Stream.<JavaCodeUnitAccess<?>>concat(
                        type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
                .filter(access -> isTaken(access.getTarget().getFullName()));
    }

    private static boolean isTaken(String signature) {
        return TIME.matcher(signature).matches() || CHANCE.matcher(signature).matches();
    }
}
