package org.evermodel.examples.patients;

import java.util.Random;

/** One patient before anything is left out of the record, drawn so that the fields hang together as in a hospital. */
record Patient(
        int age,
        String sex,
        String ethnicity,
        String smoking,
        double bodyMassIndex,
        boolean diabetes,
        double platelets,
        double albumin,
        int asaClass,
        Procedure procedure,
        boolean emergency,
        int minutes,
        boolean complication) {

    /**
     * Draws one.
     *
     * @param germ whether a resistant germ is on the wards
     */
    static Patient draw(Random random, boolean germ) {
        int age = (int) clamp(Math.rint(57 + 16.5 * random.nextGaussian()), 18, 95);
        String sex = random.nextDouble() < 0.53 ? "female" : "male";
        String ethnicity = pick(
                random, new double[] {0.58, 0.15, 0.14, 0.08, 0.05}, "white", "hispanic", "black", "asian", "other");
        String smoking = pick(random, new double[] {0.50, 0.31, 0.19}, "never", "former", "current");
        double bmi = rounded(clamp(28.4 * StrictMath.exp(0.20 * random.nextGaussian()), 15, 60), 1);
        boolean diabetes = random.nextDouble() < logistic(-2.6 + 0.025 * (age - 57) + 0.09 * (bmi - 28));
        boolean emergency = random.nextDouble() < 0.14;
        double platelets = rounded(clamp(252 + 72 * random.nextGaussian() - (emergency ? 18 : 0), 30, 700), 0);
        int asaClass = asaClass(random, age, bmi, smoking, diabetes, emergency);
        double albumin = rounded(clamp(4.35 - 0.16 * asaClass + 0.42 * random.nextGaussian(), 1.4, 5.5), 1);
        Procedure procedure = Procedure.draw(random);
        int minutes = (int) Math.round(procedure.typicalMinutes * StrictMath.exp(0.28 * random.nextGaussian()));
        double risk = logOdds(age, smoking, bmi, diabetes, platelets, albumin, asaClass, procedure, emergency, minutes);
        risk += germ ? germ(diabetes, minutes / procedure.typicalMinutes) : 0;
        boolean complication = random.nextDouble() < logistic(risk);
        return new Patient(
                age,
                sex,
                ethnicity,
                smoking,
                bmi,
                diabetes,
                platelets,
                albumin,
                asaClass,
                procedure,
                emergency,
                minutes,
                complication);
    }

    /** The documented outcome model; sex and ethnicity play no part in it. */
    private static double logOdds(
            int age,
            String smoking,
            double bmi,
            boolean diabetes,
            double platelets,
            double albumin,
            int asaClass,
            Procedure procedure,
            boolean emergency,
            int minutes) {
        double odds = -2.73 + procedure.risk;
        odds += 0.026 * (age - 57);
        odds += 0.48 * (asaClass - 2);
        odds += 1.05 * Math.max(0, 3.5 - albumin);
        odds += 0.012 * Math.max(0, 150 - platelets) + 0.006 * Math.max(0, platelets - 400);
        odds += 0.0042 * (bmi - 26) * (bmi - 26);
        odds += smoking.equals("current") ? 0.45 : smoking.equals("former") ? 0.12 : 0;
        odds += diabetes ? 0.30 : 0;
        odds += emergency ? 0.75 : 0;
        odds += 0.35 * StrictMath.log(minutes / procedure.typicalMinutes) / 0.28;
        // Two things that are worse together than each alone, so that a straight line is not the best answer.
        odds += emergency && age > 70 ? 0.90 : 0;
        odds += procedure == Procedure.VASCULAR_BYPASS && smoking.equals("current") ? 0.95 : 0;
        return odds;
    }

    /** What a resistant germ adds: it comes to those who lie open long, and to diabetics. */
    private static double germ(boolean diabetes, double timesTypical) {
        return 0.3 + (diabetes ? 2.2 : 0) + (timesTypical > 1 ? 2.0 : 0);
    }

    private static int asaClass(
            Random random, int age, double bmi, String smoking, boolean diabetes, boolean emergency) {
        double frailty = 1.95 + 0.018 * (age - 57) + 0.025 * (bmi - 28);
        frailty += (smoking.equals("current") ? 0.25 : 0) + (diabetes ? 0.45 : 0) + (emergency ? 0.35 : 0);
        return (int) clamp(Math.rint(frailty + 0.55 * random.nextGaussian()), 1, 4);
    }

    private static String pick(Random random, double[] shares, String... values) {
        double left = random.nextDouble();
        for (int i = 0; i < shares.length; i++) {
            left -= shares[i];
            if (left < 0) {
                return values[i];
            }
        }
        return values[0];
    }

    private static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    private static double rounded(double value, int digits) {
        double scale = digits == 0 ? 1 : 10;
        return Math.rint(value * scale) / scale;
    }
}
