package org.evermodel.serving;

import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.model.Signature;

/** What a version must have in common with the champion to play a part beside it. */
@FunctionalInterface
interface Fit {
    /** Throws IllegalArgumentException saying in what it differs. */
    void check(SharedModel champion, SharedModel other);

    /** A canary answers the champion's callers: it takes what they send and answers what they expect. */
    static void requireCanary(SharedModel champion, SharedModel canary) {
        requireShadow(champion, canary);
        Schema taken = champion.signature().inputs();
        for (Field field : canary.signature().inputs().fields()) {
            if (taken.find(field.name()).isEmpty()) {
                throw misfit(champion, canary, "the first takes " + taken + ", the second needs also " + field);
            }
            Field sent = taken.field(field.name());
            if (!isAlike(sent.type(), field.type())) {
                throw misfit(champion, canary, "the first takes " + sent + ", the second " + field);
            }
        }
    }

    /** A shadow's answers are compared with the champion's. */
    static void requireShadow(SharedModel champion, SharedModel shadow) {
        Signature one = champion.signature();
        Signature other = shadow.signature();
        boolean same = one.target().equals(other.target())
                && one.task() == other.task()
                && one.classes().equals(other.classes())
                && one.positive().equals(other.positive());
        if (!same) {
            throw misfit(champion, shadow, "the first answers " + answers(one) + ", the second " + answers(other));
        }
    }

    private static boolean isAlike(ColumnType sent, ColumnType taken) {
        return sent == taken || (sent.isNumeric() && taken.isNumeric()) || (sent.isTextual() && taken.isTextual());
    }

    private static String answers(Signature signature) {
        return "\"" + signature.target() + "\" "
                + (signature.classes().isEmpty() ? "as a number" : "of " + signature.classes())
                + signature
                        .positive()
                        .map(event -> ", the event being \"" + event + "\"")
                        .orElse("");
    }

    private static IllegalArgumentException misfit(SharedModel champion, SharedModel other, String how) {
        return new IllegalArgumentException(champion.version().uri() + " and "
                + other.version().uri() + " cannot stand in for one another: " + how);
    }
}
