package org.evermodel.registry.finder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evermodel.Digest;
import org.evermodel.registry.search.InvalidSearchException;
import org.evermodel.spi.RecordQuery.Position;

/**
 * Where a page starts, as a text for URLs: the position, the digest of the search it belongs to, and a digest of both, so
 * that what is no token, or that of another search, is refused.
 */
final class PageToken {
    private static final int CHECK = 8;
    private static final int LONGEST = 8_192;

    private PageToken() {}

    static String write(Position position, String search) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(digest(search));
            out.writeBoolean(position.number().isPresent());
            out.writeDouble(position.number().orElse(0));
            out.writeBoolean(position.text().isPresent());
            out.writeUTF(position.text().orElse(""));
            out.writeUTF(position.id());
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be written", e);
        }
        byte[] body = bytes.toByteArray();
        byte[] check = Arrays.copyOf(check(body), CHECK);
        byte[] all = Arrays.copyOf(check, CHECK + body.length);
        System.arraycopy(body, 0, all, CHECK, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    static Position read(String token, String search) {
        byte[] all = decoded(token);
        byte[] body = all.length < 2 * CHECK ? new byte[0] : Arrays.copyOfRange(all, CHECK, all.length);
        if (body.length == 0 || !Arrays.equals(all, 0, CHECK, check(body), 0, CHECK)) {
            throw new InvalidSearchException(
                    "the page token is none: give exactly what the page before told as its next page");
        }
        if (!Arrays.equals(body, 0, CHECK, digest(search), 0, CHECK)) {
            throw new InvalidSearchException(
                    "the page token belongs to another search: what is searched, the filter, the"
                            + " order and the view must be those of the page before, here they are " + search);
        }
        return position(body);
    }

    private static byte[] decoded(String token) {
        if (token.length() > LONGEST) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            // No Base64 is no token, which is told by whoever looks at the bytes.
            return new byte[0];
        }
    }

    private static Position position(byte[] body) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body, CHECK, body.length - CHECK))) {
            boolean hasNumber = in.readBoolean();
            double number = in.readDouble();
            boolean hasText = in.readBoolean();
            String text = in.readUTF();
            String id = in.readUTF();
            if (Double.isNaN(number) || in.available() > 0) {
                throw new IOException("it is longer than a token is, or has no place in an order");
            }
            return new Position(
                    hasNumber ? OptionalDouble.of(number) : OptionalDouble.empty(),
                    hasText ? Optional.of(text) : Optional.empty(),
                    id);
        } catch (IOException e) {
            throw new InvalidSearchException("the page token cannot be read: " + e.getMessage());
        }
    }

    private static byte[] digest(String search) {
        return Arrays.copyOf(check(search.getBytes(StandardCharsets.UTF_8)), CHECK);
    }

    private static byte[] check(byte[] bytes) {
        return java.util.HexFormat.of().parseHex(Digest.of(bytes).hex());
    }
}
