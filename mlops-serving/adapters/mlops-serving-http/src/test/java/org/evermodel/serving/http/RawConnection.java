package org.evermodel.serving.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A plain socket that says what it is told and reads replies as they are on the wire. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    RawConnection(URI server) throws IOException {
        this(server, 0);
    }

    /** One that takes in no more than so many bytes before they are read; 0 leaves it to the system. */
    RawConnection(URI server, int buffer) throws IOException {
        socket = new Socket();
        if (buffer > 0) {
            socket.setReceiveBufferSize(buffer);
        }
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.setSoTimeout(PATIENCE_MILLIS);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** One reply as it came. */
    record Reply(int status, String head, String body) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        boolean isJsonError() {
            return header("Content-Type").equals("application/json")
                    && body.startsWith("{\"error\":\"")
                    && !body.contains("Exception")
                    && !body.contains("jetty")
                    && !body.contains("java.");
        }
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void sendPost(String path, String body) throws IOException {
        send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    void endOfInput() throws IOException {
        socket.shutdownOutput();
    }

    /** The next reply, whose body ends by its length. */
    Reply read() throws IOException {
        return read(true);
    }

    /** The next reply to a HEAD, which has no body. */
    Reply readHead() throws IOException {
        return read(false);
    }

    private Reply read(boolean hasBody) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after " + head.size() + " bytes of a head");
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(text.substring(9, 12));
        Reply bare = new Reply(status, text, "");
        int length = bare.header("Content-Length").isEmpty() ? 0 : Integer.parseInt(bare.header("Content-Length"));
        byte[] bytes = hasBody ? in.readNBytes(length) : new byte[0];
        if (hasBody && bytes.length < length) {
            throw new IOException("closed after " + bytes.length + " of " + length + " bytes of a body");
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        return new Reply(status, text, body);
    }

    /** Whether the server has closed, when all it sent is read. */
    boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether a reply ends before its length is reached, when all that was sent is read. */
    boolean endsEarly() {
        try {
            read();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
