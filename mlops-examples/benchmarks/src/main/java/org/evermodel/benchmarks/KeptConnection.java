package org.evermodel.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client that costs next to nothing: one connection, the same request each time, and of the reply only what it must read. */
final class KeptConnection implements AutoCloseable {
    private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS = 9;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] request;
    private final byte[] reply = new byte[16 << 10];

    KeptConnection(URI server, String path, byte[] body) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
    }

    /** Sends the request and waits for the reply; throws IOException where that is not 200. */
    int ask() throws IOException {
        out.write(request);
        int end = head();
        if (reply[STATUS] != '2') {
            throw new IOException("expected 200, but got " + new String(reply, 0, end, StandardCharsets.US_ASCII));
        }
        int length = length(end);
        if (in.readNBytes(reply, 0, length) != length) {
            throw new IOException("expected " + length + " bytes, but the connection was closed");
        }
        return length;
    }

    /** The body of the next reply. */
    byte[] body() throws IOException {
        return Arrays.copyOf(reply, ask());
    }

    private int head() throws IOException {
        int end = 0;
        while (end < 4 || reply[end - 1] != '\n' || reply[end - 3] != '\n') {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            reply[end++] = (byte) next;
        }
        return end;
    }

    private int length(int end) throws IOException {
        for (int i = 0; i + LENGTH.length < end; i++) {
            if (Arrays.equals(reply, i, i + LENGTH.length, LENGTH, 0, LENGTH.length)) {
                int length = 0;
                for (int at = i + LENGTH.length; reply[at] != '\r'; at++) {
                    length = length * 10 + reply[at] - '0';
                }
                return length;
            }
        }
        throw new IOException("the reply does not tell its length");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
