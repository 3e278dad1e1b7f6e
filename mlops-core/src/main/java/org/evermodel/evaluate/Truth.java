package org.evermodel.evaluate;

import java.util.Arrays;
import java.util.List;
import org.evermodel.data.Dataset;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;

/** The true answers to the rows of a table. */
sealed interface Truth {
    /** The answers to the rows at these positions. */
    Truth take(int[] rows);

    /** Reads the target column. */
    static Truth of(Dataset rows, Signature signature) {
        return signature.task() == Task.REGRESSION
                ? TruthReader.numbers(rows, signature)
                : TruthReader.classes(rows, signature);
    }

    /**
     * A class for each row.
     *
     * @param names the classes of the signature, then those that only the truth holds
     * @param known how many are the signature's
     * @param codes the class of each row as a position in {@code names}
     */
    @SuppressWarnings("ArrayRecordComponent") // read, measured and dropped, never compared
    record OfClasses(List<String> names, int known, int[] codes) implements Truth {
        @Override
        public OfClasses take(int[] rows) {
            return new OfClasses(
                    names, known, Arrays.stream(rows).map(row -> codes[row]).toArray());
        }
    }

    /**
     * A number for each row.
     *
     * @param numbers the numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // read, measured and dropped, never compared
    record OfNumbers(double[] numbers) implements Truth {
        @Override
        public OfNumbers take(int[] rows) {
            return new OfNumbers(
                    Arrays.stream(rows).mapToDouble(row -> numbers[row]).toArray());
        }
    }
}
