package org.evermodel.internal.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.internal.JsonIn;

/** Values by keys that are told as texts, in the order of these. */
record MapShape(Shape key, Shape value) implements Shape {
    private static final int LONGEST_KEY = 10_000;

    static Shape of(Shape key, Shape value) {
        boolean isText = key instanceof EnumShape
                || (key instanceof ScalarShape scalar && Scalars.isText(scalar))
                || (key instanceof RecordShape record && record.isText());
        if (!isText) {
            throw new IllegalArgumentException(
                    "a map with keys of " + key.form() + " cannot be kept as JSON: keys must be texts, enums, times,"
                            + " digests, or records of one of these");
        }
        return new MapShape(key, value);
    }

    @Override
    public String form() {
        return "map of " + key.form() + " to " + value.form();
    }

    @Override
    public int depth() {
        return 1 + value.depth();
    }

    @Override
    public Object tell(String path, Object map) {
        Map<String, Object> told = new TreeMap<>();
        ((Map<?, ?>) map).forEach((name, each) -> {
            String text = key.tell(path, Told.present(path, name)).toString();
            String place = path + "/" + text;
            if (text.length() > LONGEST_KEY) {
                throw new IllegalArgumentException(
                        path + " has a key of " + text.length() + " characters, but " + LONGEST_KEY + " are the most");
            }
            told.put(text, value.tell(place, Told.present(place, each)));
        });
        return told;
    }

    @Override
    public Object read(JsonIn in) {
        Map<Object, Object> read = new LinkedHashMap<>();
        for (String name : in.names()) {
            Object known = key.read(new JsonIn(in.file(), in.path() + "/" + name, name));
            read.put(known, value.read(in.field(name)));
        }
        return Collections.unmodifiableMap(read);
    }
}
