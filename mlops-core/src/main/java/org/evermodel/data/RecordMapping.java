package org.evermodel.data;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one class are rows of a table, there and back.
 *
 * <pre>{@code
 * record Patient(int age, Optional<Double> bmi, Ward ward, LocalDate admitted) {}
 *
 * Dataset table = Dataset.of(Patient.class, patients);
 * List<Patient> again = table.as(Patient.class);
 * }</pre>
 *
 * <p>A component is a column of its name:
 *
 * <ul>
 *   <li>int, long, short, byte: integer; double, float: real; boolean: boolean; each also boxed;
 *   <li>an enum: categorical, by the names of its constants; a String: text, which can be cast to categorical;
 *   <li>Instant: timestamp, to the microsecond; LocalDate and LocalDateTime: timestamp, as in UTC;
 *   <li>an Optional of one of these, which is empty where the cell is missing; in a component of any other class null is
 *       missing.
 * </ul>
 *
 * <p>Other classes are refused, BigDecimal among them, since a column of doubles would silently lose digits. The record
 * may be private or local where its package is open to this module or it is in the unnamed module. Immutable and
 * thread-safe.
 *
 * @param <R> the class of the records
 */
public final class RecordMapping<R extends Record> {
    private final Class<R> type;
    private final List<RecordCell> cells;
    private final MethodHandle constructor;

    private RecordMapping(Class<R> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(
                    "rows are mapped to a class of records, but " + type.getName() + " is none; name the class itself");
        }
        this.cells = Arrays.stream(components).map(RecordCell::of).toList();
        this.constructor = constructor(type, components);
    }

    /**
     * The mapping of a class. Throws IllegalArgumentException naming the component that no column can hold, or saying
     * what to open where the class cannot be reached.
     */
    public static <R extends Record> RecordMapping<R> of(Class<R> type) {
        return new RecordMapping<>(type);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            if (!canonical.trySetAccessible()) {
                throw RecordCell.unreachable(type, null);
            }
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("each record has a canonical constructor", e);
        } catch (IllegalAccessException e) {
            throw RecordCell.unreachable(type, e);
        }
    }

    /** The columns of a table of such records. */
    public Schema schema() {
        return Schema.of(cells.stream()
                .map(cell -> new Field(cell.name(), cell.kind().type()))
                .toList());
    }

    /** The record as a row. What one of its accessors throws reaches the caller. */
    public Row row(R of) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (RecordCell cell : cells) {
            row.put(cell.name(), cell.read(of));
        }
        return Row.ofMap(row);
    }

    /** A table with a row for each record, in their order. Throws NullPointerException naming the place of a null. */
    public Dataset table(Stream<? extends R> records) {
        List<Columns.Builder> columns = cells.stream()
                .map(cell -> new Columns.Builder(cell.kind().type(), 0))
                .toList();
        int row = 0;
        for (Iterator<? extends R> each = records.iterator(); each.hasNext(); row++) {
            R of = each.next();
            if (of == null) {
                throw new NullPointerException("record " + row + " of those to be rows of a table is null");
            }
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(cells.get(i).read(of));
            }
        }
        Map<String, Column> table = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            table.put(cells.get(i).name(), columns.get(i).build());
        }
        return Dataset.of(table);
    }

    /**
     * A record for each row, in their order; columns that are no component are left out. Throws
     * {@link org.evermodel.NotFoundException} where a component has no column, IllegalArgumentException where a column
     * holds another type, and {@link UnusableRowsException} naming row and column where a cell is missing that the
     * component needs, or does not fit it, or the record's constructor refuses the row.
     */
    public List<R> records(Dataset table) {
        List<Column> columns =
                cells.stream().map(cell -> cell.requireColumn(table)).toList();
        List<R> records = new ArrayList<>(table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            @Nullable Object[] arguments = new @Nullable Object[columns.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = cells.get(i).argument(columns.get(i), row);
            }
            records.add(made(arguments, row));
        }
        return List.copyOf(records);
    }

    private R made(@Nullable Object[] arguments, int row) {
        try {
            return type.cast((Object) constructor.invokeExact(arguments));
        } catch (RuntimeException e) {
            UnusableRowsException refused = new UnusableRowsException(
                    "row " + row + " cannot be a " + type.getSimpleName() + ": " + e.getMessage());
            refused.initCause(e);
            throw refused;
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException("row " + row + " cannot be a " + type.getName(), e);
        }
    }

    @Override
    public String toString() {
        return "RecordMapping[" + type.getName() + ", " + schema() + "]";
    }
}
