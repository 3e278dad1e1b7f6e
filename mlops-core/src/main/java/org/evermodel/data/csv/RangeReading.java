package org.evermodel.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.evermodel.MlopsException;

/**
 * Reads a large file in ranges at the same time.
 *
 * <p>Where a record begins in the middle of a file cannot be seen there: a line feed may stand in quotes. So each range
 * is assumed to begin behind one that does not, and the range in front proves it by ending without an open quote; the
 * first one begins at the beginning, and so by induction all are proven. Where one is not, or holds anything that is to be
 * refused, all is forgotten and the file is read as one, which names the place.
 */
final class RangeReading {
    private static final long LEAST_BYTES = 1 << 20;
    private static final int MOST_RANGES = 16;
    private static final int LONGEST_LINE = 1 << 20;

    private final OpenFile file;
    private final Supplier<Gathering> gatherings;

    private RangeReading(OpenFile file, Supplier<Gathering> gatherings) {
        this.file = file;
        this.gatherings = gatherings;
    }

    /** The columns of a file and how many rows they have. */
    record Result(Gathering gathering, long rows) {}

    /** Reads in as many ranges as said or as make sense; empty where the file is to be read as one. */
    static Optional<Result> read(OpenFile file, Supplier<Gathering> gatherings, OptionalInt said) {
        if (!(file.input() instanceof FileInput input) || !input.isPlain() || !hasSingleBytes(file)) {
            return Optional.empty();
        }
        int workers = Math.min(Runtime.getRuntime().availableProcessors(), ForkJoinPool.getCommonPoolParallelism() + 1);
        long sensible = Math.min(Math.min(workers, MOST_RANGES), input.size() / LEAST_BYTES);
        int count = said.orElse((int) sensible);
        return count < 2 ? Optional.empty() : new RangeReading(file, gatherings).read(input, count);
    }

    /** Whether a byte of a line feed is always a line feed. */
    private static boolean hasSingleBytes(OpenFile file) {
        return switch (file.format().dialect().charset().name()) {
            case "UTF-8", "ISO-8859-1", "windows-1252", "US-ASCII" -> true;
            default -> false;
        };
    }

    private Optional<Result> read(FileInput input, int count) {
        try {
            List<ByteRange> ranges = ranges(input, count);
            if (ranges.size() < 2) {
                return Optional.empty();
            }
            List<String> header = header();
            return joined(read(ranges, header));
        } catch (MlopsException e) {
            // The reading as one meets the same again and says where it is.
            return Optional.empty();
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }

    private List<String> header() {
        try (RecordReader reader = RecordReader.of(file, gatherings.get(), Optional.empty())) {
            reader.readHeader();
            return reader.names();
        }
    }

    private List<Optional<Result>> read(List<ByteRange> ranges, List<String> header) {
        List<ForkJoinTask<Optional<Result>>> tasks = ranges.stream()
                .skip(1)
                .map(range -> ForkJoinPool.commonPool().submit(() -> read(range, header)))
                .toList();
        List<Optional<Result>> results = new ArrayList<>();
        results.add(read(ranges.get(0), header));
        tasks.forEach(task -> results.add(task.join()));
        return results;
    }

    private Optional<Result> read(ByteRange range, List<String> header) {
        Gathering gathering = gatherings.get();
        try (RecordReader reader = RecordReader.ofRange(file, range, header, gathering)) {
            long rows = reader.read(Long.MAX_VALUE);
            // A range that ends before the header has named no columns for the next ones to be put below.
            return reader.isHeaded() ? Optional.of(new Result(gathering, rows)) : Optional.empty();
        } catch (MlopsException e) {
            return Optional.empty();
        }
    }

    private static Optional<Result> joined(List<Optional<Result>> results) {
        if (results.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Gathering all = results.get(0).orElseThrow().gathering();
        results.stream()
                .skip(1)
                .forEach(result -> all.follow(result.orElseThrow().gathering()));
        long rows = results.stream()
                .mapToLong(result -> result.orElseThrow().rows())
                .sum();
        return rows == 0 ? Optional.empty() : Optional.of(new Result(all, rows));
    }

    private static List<ByteRange> ranges(FileInput input, int count) throws IOException {
        List<Long> bounds = new ArrayList<>(List.of(0L));
        for (int i = 1; i < count; i++) {
            OptionalLong bound = behindLineFeed(input, input.size() / count * i);
            if (bound.isPresent() && bound.getAsLong() > bounds.get(bounds.size() - 1)) {
                bounds.add(bound.getAsLong());
            }
        }
        bounds.add(input.size());
        return IntStream.range(1, bounds.size())
                .mapToObj(i -> new ByteRange(bounds.get(i - 1), bounds.get(i)))
                .toList();
    }

    private static OptionalLong behindLineFeed(FileInput input, long from) throws IOException {
        long to = Math.min(input.size(), from + LONGEST_LINE);
        try (InputStream in = input.open(new ByteRange(from, to))) {
            byte[] bytes = new byte[8 * 1024];
            long before = from;
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                for (int i = 0; i < count; i++) {
                    if (bytes[i] == '\n' && before + i + 1 < input.size()) {
                        return OptionalLong.of(before + i + 1);
                    }
                }
                before += count;
            }
            return OptionalLong.empty();
        }
    }
}
