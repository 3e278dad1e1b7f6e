package org.evermodel.internal.shape;

import java.lang.reflect.Type;
import org.evermodel.internal.JsonIn;

/**
 * How the values of one type are told as a tree of JSON. Immutable and thread-safe.
 *
 * <p>A shape is made of a type that the caller has in his hands, and reads what it expects there or refuses it. No name
 * of a class is ever written, so none is ever looked up.
 */
public interface Shape {
    /** So deep the levels of JSON may be that a shape makes; what is deeper could be written, but not be read. */
    int DEEPEST = 12;

    /** The type in words, component by component: two shapes of one form read each other's trees. */
    String form();

    /** How many levels of lists and objects its trees have at most. */
    int depth();

    /** The value as a tree; throws IllegalArgumentException naming the place where something in it cannot be told. */
    Object tell(String path, Object value);

    /** The value that a tree stands for; throws MalformedJsonException where it stands for none. */
    Object read(JsonIn in);

    /**
     * The shape of a type whose records are reached by {@code access}; throws IllegalArgumentException saying what about
     * it cannot be told.
     */
    static Shape of(Type type, Access access) {
        Shape shape = new Shapes(access).of(type);
        if (shape.depth() > DEEPEST) {
            throw new IllegalArgumentException(type.getTypeName() + " has " + shape.depth()
                    + " levels of records, lists and maps, but at most " + DEEPEST + " are kept");
        }
        return shape;
    }
}
