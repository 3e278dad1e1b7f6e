package org.evermodel.tribuo;

import java.util.List;
import org.evermodel.model.ModelRefusedException;
import org.tribuo.protos.core.ModelProto;

/**
 * A fitted model as it is stored: Tribuo's own form and what must be known beside it to answer rows. A model just trained
 * and one read back are compiled from this same value, so they give the same answers to the last bit.
 *
 * @param kind how answers are worked out
 * @param classes the classes in the order of the scores; empty for a number
 * @param ids Tribuo's number for each class, -1 for a class that no training row had
 * @param layout how a row becomes an example
 * @param numbers what else the kind needs: the scale of a target, the shares of the classes, the rows in each leaf
 * @param model Tribuo's own form
 */
@SuppressWarnings("ArrayRecordComponent") // handed from trainer or reader to the compiler of scorers, never compared
record Stored(Kind kind, List<String> classes, int[] ids, Layout layout, double[] numbers, ModelProto model) {
    static Stored ofClasses(
            Kind kind, List<String> classes, int[] ids, Layout layout, double[] numbers, ModelProto model) {
        return new Stored(kind, classes, ids, layout, numbers, Protos.timeless(model));
    }

    static Stored ofNumber(Kind kind, Layout layout, TargetScale scale, ModelProto model) {
        double[] numbers = {scale.mean(), scale.deviation()};
        return new Stored(kind, List.of(), new int[0], layout, numbers, Protos.timeless(model));
    }

    /** The same without how it came to be, which has no part in its answers. */
    Stored bare() {
        return new Stored(kind, classes, ids, layout, numbers, Protos.bare(model));
    }

    int width() {
        return layout.width();
    }

    int outputs() {
        return kind.classifies() ? classes.size() : 1;
    }

    TargetScale scale() {
        return new TargetScale(numbers(2)[0], numbers[1]);
    }

    /** The numbers, of which there must be so many. */
    double[] numbers(int count) {
        if (numbers.length != count) {
            throw new ModelRefusedException(kind + " needs " + count + " numbers, but has " + numbers.length);
        }
        return numbers;
    }

    /** Refuses a class whose number is none of Tribuo's. */
    void requireIdsBelow(int count) {
        for (int id : ids) {
            if (id >= count) {
                throw new ModelRefusedException("class " + id + " of " + count + " is wanted");
            }
        }
    }
}
