package org.evermodel.data.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Locale;

/**
 * Takes text apart into records and fields as RFC 4180 says, and sends them on without making objects of them.
 *
 * <p>A record stands in one buffer from its first character on, so that it can be shown as it is written, and so that
 * reading can go on behind its first line where it is malformed. Behind the characters stands a line feed that is not
 * theirs: the loop over a field then ends by itself, and needs one comparison for most characters. Not thread-safe.
 */
final class RecordParser {
    static final int LONGEST_RECORD = 16 * 1024 * 1024;
    private static final int FIRST_BUFFER = 64 * 1024;

    private final Reader in;
    private final RecordHandler handler;
    private final char delimiter;
    private final char quote;
    private final int comment;
    private final boolean trim;
    /** Any character above it is content of an unquoted field. */
    private final int highestEnd;

    private char[] buffer = new char[FIRST_BUFFER];
    private char[] unescaped = {};
    private int limit;
    private int start;
    private int at;
    private int begin;
    private long line = 1;
    private long nextLine = 1;
    private boolean ended;

    RecordParser(Reader in, CsvFormat format, RecordHandler handler) {
        this.in = in;
        this.handler = handler;
        this.delimiter = format.dialect().delimiter();
        this.quote = format.dialect().quote();
        this.comment = format.dialect().comment().map(Integer::valueOf).orElse(-1);
        this.trim = format.rules().trim();
        this.highestEnd = Math.max(delimiter, '\r');
        buffer[0] = '\n';
    }

    /** Text that is no record. */
    static final class SyntaxException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        SyntaxException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** The next line: a record, a comment or nothing; false at the end. */
    boolean parse() throws IOException {
        start = at;
        line = nextLine;
        handler.beginRecord(line);
        if (isAtEnd()) {
            return false;
        }
        if (buffer[at] == comment) {
            comment();
            return true;
        }
        if (isLineEnd(buffer[at])) {
            endLine();
            return true;
        }
        boolean more = true;
        while (more) {
            more = field();
        }
        handler.endRecord();
        return true;
    }

    /** The record that was read last, or the beginning of one that is malformed, without its line end. */
    String raw(int longest) {
        int end = at;
        while (end > start && isLineEnd(buffer[end - 1])) {
            end--;
        }
        return new String(buffer, start, Math.min(longest, end - start));
    }

    /** Goes back to behind the first line of a malformed record. Gives that line as it is written. */
    String recover(int longest) throws IOException {
        at = start;
        nextLine = line;
        String kept = "";
        while (!isAtEnd() && !isLineEnd(buffer[at])) {
            at++;
            if (at - start == longest) {
                kept += raw(longest - kept.length());
                // What is not shown need not stay in the buffer, which may be full.
                start = at;
            }
        }
        String first = kept + raw(longest - kept.length());
        if (!isAtEnd()) {
            endLine();
        }
        return first;
    }

    private void comment() throws IOException {
        while (!isAtEnd() && !isLineEnd(buffer[at])) {
            at++;
        }
        handler.comment(line, new String(buffer, start, at - start));
        if (!isAtEnd()) {
            endLine();
        }
    }

    /** One field and what ends it; whether another one follows. */
    private boolean field() throws IOException {
        begin = at;
        if (trim) {
            skipBlanks();
        }
        if (!isAtEnd() && buffer[at] == quote) {
            quoted();
        } else {
            unquoted();
        }
        if (isAtEnd()) {
            nextLine++;
            return false;
        }
        if (buffer[at] == delimiter) {
            at++;
            return true;
        }
        endLine();
        return false;
    }

    private void unquoted() throws IOException {
        at = begin;
        while (true) {
            char[] chars = buffer;
            int position = at;
            while (chars[position] > highestEnd || !ends(chars[position])) {
                position++;
            }
            at = position;
            if (position < limit || isAtEnd()) {
                break;
            }
        }
        handler.addField(buffer, begin, at - begin, false);
    }

    private void quoted() throws IOException {
        at++;
        begin = at;
        boolean escapes = false;
        while (true) {
            toQuote();
            at++;
            if (isAtEnd() || buffer[at] != quote) {
                break;
            }
            escapes = true;
            at++;
        }
        int from = begin;
        int length = at - 1 - begin;
        begin = at;
        if (trim) {
            skipBlanks();
        }
        if (!isAtEnd() && !ends(buffer[at])) {
            throw new SyntaxException(String.format(
                    Locale.ROOT, "Unexpected character after closing quote: '%c' (0x%x)", buffer[at], (int)
                            buffer[at]));
        }
        // The buffer may have been moved, and with it the content in front of where the look went on.
        from += begin - (from + length + 1);
        if (escapes) {
            int shorter = unescape(from, length);
            handler.addField(unescaped, 0, shorter, true);
        } else {
            handler.addField(buffer, from, length, true);
        }
    }

    private void toQuote() throws IOException {
        while (!isAtEnd()) {
            char c = buffer[at];
            if (c == quote) {
                return;
            }
            if (c == '\n' || c == '\r') {
                endLine();
            } else {
                at++;
            }
        }
        throw new SyntaxException("Unclosed quoted field at end of input");
    }

    private int unescape(int from, int length) {
        unescaped = unescaped.length < length ? new char[Math.max(256, length)] : unescaped;
        int to = 0;
        for (int i = from; i < from + length; i++) {
            unescaped[to++] = buffer[i];
            i += buffer[i] == quote ? 1 : 0;
        }
        return to;
    }

    private void skipBlanks() throws IOException {
        while (!isAtEnd() && Blanks.isBlank(buffer[at]) && !ends(buffer[at])) {
            at++;
        }
    }

    /** Behind a line feed, a carriage return, or both. */
    private void endLine() throws IOException {
        char c = buffer[at++];
        if (c == '\r' && !isAtEnd() && buffer[at] == '\n') {
            at++;
        }
        nextLine++;
    }

    private boolean ends(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** Whether there is no character here, not even after a look for more. */
    private boolean isAtEnd() throws IOException {
        return at >= limit && !fill();
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            at -= start;
            begin -= start;
            start = 0;
        }
        if (limit == buffer.length - 1) {
            grow();
        }
        int count = in.read(buffer, limit, buffer.length - 1 - limit);
        ended = count < 0;
        limit += Math.max(0, count);
        buffer[limit] = '\n';
        return !ended;
    }

    private void grow() {
        if (buffer.length >= LONGEST_RECORD) {
            throw new SyntaxException(
                    String.format(Locale.ROOT, "is longer than %,d characters; is a quote left open?", LONGEST_RECORD));
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
}
