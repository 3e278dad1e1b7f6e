package org.evermodel.data.json;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.evermodel.StorageException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** The lines of several inputs that are not blank, with their places. Used by one thread. */
final class Lines implements AutoCloseable {
    /** Sixteen mebibytes: more than a row can sensibly have, and less than would fill a heap. */
    private static final int LONGEST = 1 << 24;

    private static final String MARK = "\uFEFF";
    private static final int BUFFER = 1 << 16;

    private final Iterator<LineInput> inputs;
    private final byte[] buffer = new byte[BUFFER];
    private Optional<InputStream> open = Optional.empty();
    private DataPlace input = DataPlace.in("");
    private DataPlace place = input;
    private int at;
    private int end;
    private long line;
    private long record;

    Lines(List<LineInput> inputs) {
        this.inputs = inputs.iterator();
    }

    /** Where the line is that was given last. */
    DataPlace place() {
        return place;
    }

    /** The next line, or empty behind the last one. */
    Optional<String> next() {
        try {
            while (open.isPresent() || openNext()) {
                Optional<String> text = nonBlank(open.get());
                if (text.isPresent()) {
                    return text;
                }
                closeInput();
            }
            return Optional.empty();
        } catch (ZipException | EOFException e) {
            throw new MalformedDataException(
                    input.atLine(line + 1), ": is damaged, as its gzip form tells: " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean openNext() throws IOException {
        if (!inputs.hasNext()) {
            return false;
        }
        LineInput next = inputs.next();
        input = DataPlace.in(next.name());
        line = 0;
        record = 0;
        at = 0;
        end = 0;
        open = Optional.of(next.open());
        return true;
    }

    private Optional<String> nonBlank(InputStream in) throws IOException {
        for (var bytes = line(in); bytes.isPresent(); bytes = line(in)) {
            line++;
            String text = decoded(bytes.get());
            if (!text.isBlank()) {
                record++;
                place = input.at(record, line);
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> line(InputStream in) throws IOException {
        ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        boolean any = false;
        while (at < end || fill(in)) {
            any = true;
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            gathered.write(buffer, from, at - from);
            if (gathered.size() > LONGEST) {
                throw new MalformedDataException(
                        input.atLine(line + 1), " is longer than " + (LONGEST >> 20) + " MiB; is it JSON Lines?");
            }
            if (at < end) {
                at++;
                break;
            }
        }
        return any ? Optional.of(gathered.toByteArray()) : Optional.empty();
    }

    private boolean fill(InputStream in) throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return line == 1 && text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedDataException(input.atLine(line), " is not UTF-8; JSON Lines must be", e);
        }
    }

    private StorageException unreadable(IOException cause) {
        return new StorageException(input + ": could not be read: " + cause.getMessage(), cause);
    }

    private void closeInput() throws IOException {
        Optional<InputStream> closing = open;
        open = Optional.empty();
        if (closing.isPresent()) {
            closing.get().close();
        }
    }

    @Override
    public void close() {
        try {
            closeInput();
            while (inputs.hasNext()) {
                inputs.next();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
