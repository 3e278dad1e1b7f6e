package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** What the columns of a file are called. */
final class ColumnNames {
    private ColumnNames() {}

    /** The given names, those of the {@code first} record, or numbers; {@code place} is where that record stands. */
    static List<String> of(List<String> first, boolean header, Optional<List<String>> given, DataPlace place) {
        if (given.isPresent()) {
            return given(given.get(), first.size(), place);
        }
        List<String> found = new ArrayList<>();
        for (String field : first) {
            String name = header ? Blanks.trim(field) : "";
            found.add(name.isEmpty() ? "c" + (found.size() + 1) : name);
        }
        requireNames(found, place);
        return List.copyOf(found);
    }

    private static List<String> given(List<String> given, int width, DataPlace place) {
        if (given.size() != width) {
            throw new MalformedDataException(
                    place,
                    " has " + count(width, "field") + ", but " + count(given.size(), "column name")
                            + (given.size() == 1 ? " was given" : " were given"));
        }
        return given;
    }

    private static void requireNames(List<String> found, DataPlace place) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).indexOf('\0') >= 0) {
                throw MalformedDataException.ofValue(
                        place,
                        found.get(i),
                        "is no column name: it holds a NUL character, so the file is no text or has another charset");
            }
            if (!seen.add(found.get(i))) {
                throw MalformedDataException.ofValue(
                        place,
                        found.get(i),
                        "names column " + (found.indexOf(found.get(i)) + 1) + " and column " + (i + 1)
                                + "; column names must differ (is this a header?)");
            }
        }
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
