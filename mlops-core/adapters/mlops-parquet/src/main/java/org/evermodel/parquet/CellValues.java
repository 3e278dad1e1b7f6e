package org.evermodel.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** What the value that a reader is at says as a cell. */
final class CellValues {
    private static final long MICROS_IN_DAY = 86_400_000_000L;
    /** The Julian day that starts at noon of 1970-01-01, from which 96-bit times count midnights. */
    private static final long JULIAN_EPOCH = 2_440_588;

    private static final BigDecimal LARGEST_EXACT = new BigDecimal(1L << 53);

    private CellValues() {}

    static long whole(ColumnReader reader, PrimitiveType type) {
        LogicalTypeAnnotation meant = type.getLogicalTypeAnnotation();
        if (meant instanceof DecimalLogicalTypeAnnotation decimal) {
            return exactLong(decimal(reader, type, decimal));
        }
        boolean unsigned = meant instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
            int value = reader.getInteger();
            return unsigned ? Integer.toUnsignedLong(value) : value;
        }
        long value = reader.getLong();
        if (unsigned && value < 0) {
            throw new NoCellException(Long.toUnsignedString(value), "is not a whole number of 64 bits with a sign");
        }
        return value;
    }

    static double real(ColumnReader reader, PrimitiveType type) {
        if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
            return nearest(decimal(reader, type, decimal));
        }
        return switch (type.getPrimitiveTypeName()) {
            case FLOAT -> reader.getFloat();
            case DOUBLE -> reader.getDouble();
            default -> nearest(BigDecimal.valueOf(whole(reader, type)));
        };
    }

    /** A fraction may be rounded; whole numbers that no double equals would make neighbours equal. */
    private static double nearest(BigDecimal number) {
        double real = number.doubleValue();
        boolean large = number.abs().compareTo(LARGEST_EXACT) > 0;
        if (Double.isInfinite(real) || (large && new BigDecimal(real).compareTo(number) != 0)) {
            throw new NoCellException(number.toPlainString(), "is not a number that a double can hold");
        }
        return real;
    }

    private static long exactLong(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new NoCellException(number.toPlainString(), "is not a whole number of 64 bits");
        }
    }

    private static BigDecimal decimal(ColumnReader reader, PrimitiveType type, DecimalLogicalTypeAnnotation decimal) {
        BigInteger digits = switch (type.getPrimitiveTypeName()) {
            case INT32 -> BigInteger.valueOf(reader.getInteger());
            case INT64 -> BigInteger.valueOf(reader.getLong());
            default -> new BigInteger(reader.getBinary().getBytes());
        };
        return new BigDecimal(digits, decimal.getScale());
    }

    static long micros(ColumnReader reader, PrimitiveType type) {
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
            ByteBuffer bytes = reader.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            long nanos = bytes.getLong();
            return micros(bytes.getInt() - JULIAN_EPOCH, MICROS_IN_DAY, Math.floorDiv(nanos, 1_000L), " days");
        }
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
            return micros(reader.getInteger(), MICROS_IN_DAY, 0, " days");
        }
        TimestampLogicalTypeAnnotation time = (TimestampLogicalTypeAnnotation) type.getLogicalTypeAnnotation();
        long value = reader.getLong();
        return switch (time.getUnit()) {
            case MILLIS -> micros(value, 1_000L, 0, " ms");
            case MICROS -> value;
            case NANOS -> Math.floorDiv(value, 1_000L);
        };
    }

    private static long micros(long count, long microsEach, long rest, String unit) {
        try {
            return Math.addExact(Math.multiplyExact(count, microsEach), rest);
        } catch (ArithmeticException e) {
            throw new NoCellException(count + unit, "is not a time within 292,000 years of 1970");
        }
    }

    static String text(Binary bytes, PrimitiveType type) {
        if (type.getLogicalTypeAnnotation() instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer halves = bytes.toByteBuffer();
            return new UUID(halves.getLong(), halves.getLong()).toString();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.toByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoCellException(bytes.toStringUsingUTF8(), "is not UTF-8, as texts must be");
        }
    }

    /** A value cannot be a cell; who reads knows where it stands. */
    static final class NoCellException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String value;
        private final String why;

        NoCellException(String value, String why) {
            super(value + " " + why);
            this.value = value;
            this.why = why;
        }

        String value() {
            return value;
        }

        String why() {
            return why;
        }
    }
}
