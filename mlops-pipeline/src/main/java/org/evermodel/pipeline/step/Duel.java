package org.evermodel.pipeline.step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.Verdict;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.evaluate.Comparison;
import org.evermodel.model.Model;
import org.evermodel.model.Signature;

/** One meeting of a champion and a challenger under the rules of a gate. */
record Duel(NotWorseThanChampion rules, String championName, Model champion, Model challenger) {

    Verdict on(Dataset rows) {
        Optional<String> obstacle = obstacle(rows);
        if (obstacle.isPresent()) {
            return new Verdict.Insufficient(obstacle.get());
        }
        return Comparison.of(rules.metric(), champion.predict(rows), challenger.predict(rows), rows)
                .map(this::verdict)
                .orElseGet(() -> new Verdict.Insufficient(rules.metric().id() + " is undefined on the "
                        + rows.rowCount() + " rows that neither " + championName + " nor the candidate has seen"));
    }

    private Optional<String> obstacle(Dataset rows) {
        Signature theirs = champion.signature();
        Signature ours = challenger.signature();
        boolean sameQuestion = theirs.task() == ours.task()
                && theirs.target().equals(ours.target())
                && Set.copyOf(theirs.classes()).equals(Set.copyOf(ours.classes()));
        if (!sameQuestion) {
            return Optional.of("the champion " + championName + " answers another question: " + question(theirs)
                    + ", where the candidate answers " + question(ours));
        }
        List<String> unfit = theirs.inputs().fields().stream()
                .filter(field -> !fits(field, rows))
                .map(Field::toString)
                .toList();
        if (!unfit.isEmpty()) {
            return Optional.of("the champion " + championName + " cannot answer these rows: it needs the columns "
                    + String.join(", ", unfit));
        }
        if (rows.rowCount() < rules.leastRows()) {
            return Optional.of("only " + rows.rowCount() + " rows are new to both the candidate and the champion "
                    + championName + ", and " + rules.leastRows() + " are needed");
        }
        return Optional.empty();
    }

    private static String question(Signature signature) {
        return signature.target()
                + (signature.classes().isEmpty() ? " as a number" : " as one of " + signature.classes());
    }

    /** Whether the rows have the column with a type that a model can take in place of the one it was trained with. */
    private static boolean fits(Field field, Dataset rows) {
        if (rows.schema().find(field.name()).isEmpty()) {
            return false;
        }
        ColumnType given = rows.schema().field(field.name()).type();
        return given == field.type()
                || (given.isNumeric() && field.type().isNumeric())
                || (given.isTextual() && field.type().isTextual())
                || rows.column(field.name()).nullCount() == rows.rowCount();
    }

    /** Which class counts as positive for both, where the champion was registered with the other one. */
    private String otherPositive() {
        Optional<String> theirs = champion.signature().positive();
        return challenger
                .signature()
                .positive()
                .filter(ours -> !theirs.equals(Optional.of(ours)))
                .map(ours -> ", with \"" + ours + "\" as the positive class of both")
                .orElse("");
    }

    private Verdict verdict(Comparison duel) {
        String reason =
                Words.comparison(duel, "champion " + championName + "'s") + " that neither has seen" + otherPositive();
        if (duel.worse(rules.alpha())) {
            return new Verdict.Rejected(reason + ", significantly (" + Words.pValue(duel.pValue()) + ")");
        }
        if (-duel.advantage() > rules.margin()) {
            return new Verdict.Rejected(reason + ", more than the margin of " + Words.number(rules.margin()));
        }
        if (rules.strict() && duel.low() <= -rules.margin()) {
            return new Verdict.Rejected(reason + ", where a loss of the margin of " + Words.number(rules.margin())
                    + " cannot be ruled out");
        }
        return new Verdict.Accepted(reason);
    }
}
