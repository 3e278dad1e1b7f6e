package org.evermodel.registry.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The headings of a tar file (POSIX ustar), in the one form we write and read: a name and a size, everything else fixed. So
 * a given content has one archive, ordinary tools can look into it, and a reader need not believe anything: a heading is
 * either the one that was to be expected, to the byte, or the archive is refused.
 */
final class Tar {
    static final int BLOCK = 512;

    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final long OCTAL_END = 1L << 33;

    private Tar() {}

    static byte[] heading(String name, long size) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name);
        put(block, 100, "0000644\0");
        put(block, 108, "0000000\0");
        put(block, 116, "0000000\0");
        putSize(block, size);
        put(block, 136, "00000000000\0");
        put(block, 156, "0");
        put(block, 257, "ustar\00000");
        // The checksum is taken with blanks in its place.
        Arrays.fill(block, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (byte each : block) {
            sum += Byte.toUnsignedInt(each);
        }
        put(block, CHECKSUM, String.format(Locale.ROOT, "%06o\0 ", sum));
        return block;
    }

    /** Eleven octal digits; from 8 GiB on, as GNU tar does it, a big-endian number behind a set bit. */
    private static void putSize(byte[] block, long size) {
        if (size < OCTAL_END) {
            put(block, SIZE, String.format(Locale.ROOT, "%011o\0", size));
            return;
        }
        block[SIZE] = (byte) 0x80;
        for (int i = 0; i < Long.BYTES; i++) {
            block[SIZE + 11 - i] = (byte) (size >>> (8 * i));
        }
    }

    /** The size a heading states; -1 where it states none in octal digits. */
    static long size(byte[] heading) {
        String digits = new String(heading, SIZE, 11, StandardCharsets.ISO_8859_1);
        return digits.matches("[0-7]{11}") ? Long.parseLong(digits, 8) : -1;
    }

    /** How many zeros follow content of this size. */
    static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}
