package org.evermodel.pipeline.step;

import java.math.BigDecimal;
import java.math.MathContext;
import org.evermodel.evaluate.Comparison;

/** Numbers as the reasons of gates tell them. */
final class Words {
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final double HARDLY_ANY = 1e-4;

    private Words() {}

    /** Four significant digits, without an exponent. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }

    static String interval(double value, double low, double high) {
        return number(value) + " [" + number(low) + ", " + number(high) + "]";
    }

    static String pValue(double p) {
        return p < HARDLY_ANY ? "p < 0.0001" : "p " + number(p);
    }

    /** "logLoss 0.312 against the baseline's 0.551: better by 0.239 [0.228, 0.25] on 16281 rows". */
    static String comparison(Comparison duel, String opponent) {
        return duel.metric().id() + " " + number(duel.challenger()) + " against " + opponent + " "
                + number(duel.champion()) + ": " + verdict(duel) + " on " + duel.rows() + " rows";
    }

    private static String verdict(Comparison duel) {
        if (duel.advantage() < 0) {
            return "worse by " + interval(-duel.advantage(), -duel.high(), -duel.low());
        }
        return "better by " + interval(duel.advantage(), duel.low(), duel.high());
    }
}
