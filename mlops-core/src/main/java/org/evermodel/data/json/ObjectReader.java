package org.evermodel.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** Takes lines apart into cells. Used by one thread. */
final class ObjectReader implements AutoCloseable {
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 1_000;

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();
    private final Lines lines;
    private final Set<String> leftOut;
    private final Set<String> seen = new HashSet<>();

    ObjectReader(Lines lines, Set<String> leftOut) {
        this.lines = lines;
        this.leftOut = leftOut;
    }

    /** Hands over the cells of the next line, if there is one, and says where it stands. */
    Optional<DataPlace> next(Consumer<JsonCell> cells) {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        DataPlace place = lines.place();
        seen.clear();
        try (JsonParser in = factory.createParser(line.get())) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedDataException(place, " is no JSON object, but starts with " + in.currentToken());
            }
            object(in, new Inside("", List.of()), place, cells);
            if (in.nextToken() != null) {
                throw new MalformedDataException(place, " goes on behind its object; a line holds one");
            }
            return Optional.of(place);
        } catch (JsonProcessingException e) {
            throw new MalformedDataException(
                    place,
                    " is no JSON: " + e.getOriginalMessage() + " (character "
                            + (e.getLocation() == null ? "?" : e.getLocation().getColumnNr()) + ")",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
    }

    private void object(JsonParser in, Inside inside, DataPlace place, Consumer<JsonCell> cells) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String column = inside.prefix() + in.currentName();
            JsonToken token = in.nextToken();
            if (leftOut.contains(column)) {
                in.skipChildren();
            } else if (token == JsonToken.START_OBJECT) {
                object(in, inside.with(column), place, cells);
            } else {
                cells.accept(value(in, token, column, inside.objects(), place));
            }
        }
    }

    private JsonCell value(JsonParser in, JsonToken token, String column, List<String> objects, DataPlace place)
            throws IOException {
        if (column.isBlank()) {
            throw new MalformedDataException(place, " has a field without a name: \"" + column + "\"");
        }
        if (!seen.add(column)) {
            throw new MalformedDataException(place.column(column), ": stands twice in one line");
        }
        return switch (token) {
            case VALUE_NULL -> new JsonCell(column, objects, JsonCell.Kind.NULL, "", place);
            case VALUE_STRING -> new JsonCell(column, objects, JsonCell.Kind.TEXT, unicode(in, column, place), place);
            case VALUE_TRUE, VALUE_FALSE -> new JsonCell(column, objects, JsonCell.Kind.TRUTH, in.getText(), place);
            case VALUE_NUMBER_INT -> new JsonCell(column, objects, JsonCell.Kind.WHOLE, in.getText(), place);
            case VALUE_NUMBER_FLOAT -> new JsonCell(column, objects, decimal(in), in.getText(), place);
            case START_ARRAY ->
                throw new MalformedDataException(
                        place.column(column),
                        ": is an array, which is no cell; leave it out with without(\"" + column + "\")");
            default -> throw new MalformedDataException(place.column(column), ": is no value, but " + token);
        };
    }

    private static JsonCell.Kind decimal(JsonParser in) throws IOException {
        char last = in.getText().charAt(in.getText().length() - 1);
        return last >= '0' && last <= '9' ? JsonCell.Kind.DECIMAL : JsonCell.Kind.WORD;
    }

    private static String unicode(JsonParser in, String column, DataPlace place) throws IOException {
        String text = in.getText();
        boolean broken = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (broken) {
            throw new MalformedDataException(
                    place.column(column), ": has half a surrogate pair, which is no Unicode text");
        }
        return text;
    }

    /** Which objects are open inside that of the line, and how their fields begin. */
    private record Inside(String prefix, List<String> objects) {
        Inside with(String object) {
            List<String> more = new ArrayList<>(objects);
            more.add(object);
            return new Inside(object + ".", List.copyOf(more));
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
