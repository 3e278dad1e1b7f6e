package org.evermodel.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sketches as text, to be kept with a profile. */
final class SketchCodec {
    private static final byte WHOLE = 1;
    private static final byte REAL = 2;
    private static final byte TEXT = 3;

    private SketchCodec() {}

    static String encode(ValueSketch sketch) {
        Bytes out = new Bytes();
        if (sketch instanceof NumberSketch numbers) {
            put(numbers, out);
        } else if (sketch instanceof TextSketch texts) {
            put(texts, out);
        }
        return Base64.getEncoder().encodeToString(out.toArray());
    }

    private static void put(NumberSketch sketch, Bytes out) {
        out.put(sketch.whole() ? WHOLE : REAL);
        out.put(sketch.missed());
        out.put((long) sketch.counts().size());
        for (int i = 0; i < sketch.counts().size(); i++) {
            out.put(sketch.counts().key(i));
            out.put(sketch.counts().count(i));
        }
        put(sketch.distinct(), out);
        sketch.quantiles().ifPresent(kll -> put(kll, out));
    }

    private static void put(Kll kll, Bytes out) {
        double[][] levels = kll.kept();
        out.put(Double.doubleToLongBits(kll.min()));
        out.put(Double.doubleToLongBits(kll.max()));
        out.put((long) levels.length);
        for (double[] level : levels) {
            out.put((long) level.length);
            for (double number : level) {
                out.put(Double.doubleToLongBits(number));
            }
        }
    }

    private static void put(TextSketch sketch, Bytes out) {
        out.put(TEXT);
        out.put(sketch.missed());
        out.put((long) sketch.counts().size());
        sketch.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(CategoryBins.BY_CODE_POINT))
                .forEach(entry -> {
                    byte[] utf8 = entry.getKey().getBytes(StandardCharsets.UTF_8);
                    out.put((long) utf8.length);
                    out.put(utf8);
                    out.put(entry.getValue());
                });
        put(sketch.distinct(), out);
    }

    private static void put(Optional<HyperLogLog> distinct, Bytes out) {
        out.put(distinct.isPresent() ? (byte) 1 : 0);
        distinct.ifPresent(registers -> out.put(registers.registers()));
    }

    /** Throws IllegalArgumentException or BufferUnderflowException for what {@link #encode} did not write. */
    static ValueSketch decode(String text) {
        ByteBuffer in = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        byte kind = in.get();
        ValueSketch sketch = switch (kind) {
            case WHOLE, REAL -> numbers(in, kind == WHOLE);
            case TEXT -> texts(in);
            default -> throw new IllegalArgumentException("no sketch has kind " + kind);
        };
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.remaining() + " bytes are left behind a sketch");
        }
        return sketch;
    }

    private static NumberSketch numbers(ByteBuffer in, boolean whole) {
        long missed = in.getLong();
        SortedCounts counts = new SortedCounts();
        for (int left = size(in); left > 0; left--) {
            counts.append(in.getLong(), in.getLong());
        }
        Optional<HyperLogLog> distinct = distinct(in);
        return new NumberSketch(
                whole,
                counts,
                missed,
                distinct,
                distinct.map(registers -> Kll.of(in.getDouble(), in.getDouble(), levels(in))));
    }

    private static double[][] levels(ByteBuffer in) {
        double[][] levels = new double[size(in)][];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new double[size(in)];
            for (int i = 0; i < levels[level].length; i++) {
                levels[level][i] = in.getDouble();
            }
        }
        return levels;
    }

    private static TextSketch texts(ByteBuffer in) {
        long missed = in.getLong();
        Map<String, Long> counts = new HashMap<>();
        for (int left = size(in); left > 0; left--) {
            byte[] utf8 = new byte[size(in)];
            in.get(utf8);
            counts.put(new String(utf8, StandardCharsets.UTF_8), in.getLong());
        }
        return new TextSketch(counts, missed, distinct(in));
    }

    private static Optional<HyperLogLog> distinct(ByteBuffer in) {
        if (in.get() == 0) {
            return Optional.empty();
        }
        byte[] registers = new byte[HyperLogLog.REGISTERS];
        in.get(registers);
        return Optional.of(new HyperLogLog(registers));
    }

    /** No more than there are bytes left, so that no text makes a reader ask for all memory. */
    private static int size(ByteBuffer in) {
        long size = in.getLong();
        if (size < 0 || size > in.remaining()) {
            throw new IllegalArgumentException("a sketch says " + size + ", but " + in.remaining() + " bytes are left");
        }
        return (int) size;
    }
}
