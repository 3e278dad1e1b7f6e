package org.evermodel.pipeline.cache;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the lambdas and method references that a class file writes. Each different one is a constant of its own, whose
 * descriptor returns the interface it implements (The Java Virtual Machine Specification 17, section 4.4).
 */
final class LambdaSites {
    private static final int UTF8 = 1;
    private static final int NAME_AND_TYPE = 12;
    private static final int INVOKE_DYNAMIC = 18;

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Integer> descriptors = new HashMap<>();
    private final List<Integer> sites = new ArrayList<>();

    private LambdaSites() {}

    /** How many different lambdas of one of {@code interfaces} the class writes. */
    static int count(byte[] classFile, List<String> interfaces) {
        LambdaSites found = new LambdaSites();
        try {
            found.read(new DataInputStream(new ByteArrayInputStream(classFile)));
        } catch (IOException e) {
            throw new UncheckedIOException("a loaded class has a class file that cannot be read", e);
        }
        List<String> ends = interfaces.stream()
                .map(name -> ")L" + name.replace('.', '/') + ";")
                .toList();
        return (int) found.sites.stream()
                .map(found.descriptors::get)
                .map(found.texts::get)
                .filter(descriptor -> ends.stream().anyMatch(descriptor::endsWith))
                .count();
    }

    private void read(DataInputStream in) throws IOException {
        in.skipNBytes(2 * Integer.BYTES);
        int constants = in.readUnsignedShort();
        for (int i = 1; i < constants; i += read(i, in)) {}
    }

    /** Reads one constant and returns how many places it takes. */
    private int read(int place, DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case UTF8 -> texts.put(place, in.readUTF());
            case NAME_AND_TYPE -> {
                in.readUnsignedShort();
                descriptors.put(place, in.readUnsignedShort());
            }
            case INVOKE_DYNAMIC -> {
                in.readUnsignedShort();
                sites.add(in.readUnsignedShort());
            }
            case 3, 4, 9, 10, 11, 17 -> in.skipNBytes(4);
            case 5, 6 -> in.skipNBytes(8);
            case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
            case 15 -> in.skipNBytes(3);
            default -> throw new IOException("constant " + place + " has the unknown tag " + tag);
        }
        return tag == 5 || tag == 6 ? 2 : 1;
    }
}
