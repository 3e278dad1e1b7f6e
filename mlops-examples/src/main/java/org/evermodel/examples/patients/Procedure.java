package org.evermodel.examples.patients;

import java.util.Random;

/** An operation: how common it is, what it adds to the log-odds of a complication, and how long it takes. */
enum Procedure {
    HERNIA_REPAIR("hernia repair", 0.27, -0.9, 65),
    CHOLECYSTECTOMY("cholecystectomy", 0.25, -0.55, 80),
    HIP_REPLACEMENT("hip replacement", 0.20, 0.0, 105),
    COLECTOMY("colectomy", 0.14, 0.8, 170),
    VASCULAR_BYPASS("vascular bypass", 0.09, 1.0, 210),
    OESOPHAGECTOMY("oesophagectomy", 0.05, 1.5, 320);

    final String label;
    final double risk;
    final double typicalMinutes;
    private final double share;

    Procedure(String label, double share, double risk, double typicalMinutes) {
        this.label = label;
        this.share = share;
        this.risk = risk;
        this.typicalMinutes = typicalMinutes;
    }

    static Procedure draw(Random random) {
        double left = random.nextDouble();
        for (Procedure procedure : values()) {
            left -= procedure.share;
            if (left < 0) {
                return procedure;
            }
        }
        return HERNIA_REPAIR;
    }
}
