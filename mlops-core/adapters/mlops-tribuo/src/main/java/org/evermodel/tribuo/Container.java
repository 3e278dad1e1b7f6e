package org.evermodel.tribuo;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.evermodel.model.ModelRefusedException;
import org.tribuo.protos.core.ModelProto;

/**
 * The bytes of a {@link Stored}: a mark, a version, the kind, then each part after its length, all big-endian, and
 * Tribuo's protobuf form last. Nothing is believed before it is there: lengths allocate as bytes arrive.
 */
final class Container {
    /** "EVMT". */
    private static final int MARK = 0x45564d54;

    private static final int VERSION = 1;
    private static final int MOST_FEATURES = 1_000_000;
    private static final int MOST_CLASSES = 100_000;

    private Container() {}

    static void write(Stored model, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MARK);
        out.writeByte(VERSION);
        writeText(out, model.kind().name());
        out.writeInt(model.classes().size());
        for (int i = 0; i < model.classes().size(); i++) {
            writeText(out, model.classes().get(i));
            out.writeInt(model.ids()[i]);
        }
        out.writeInt(model.width());
        writeBytes(out, model.layout().omitted().toByteArray());
        out.writeInt(model.numbers().length);
        for (double number : model.numbers()) {
            out.writeDouble(number);
        }
        writeBytes(out, model.model().toByteArray());
        out.flush();
    }

    static Stored read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        try {
            return readAll(in);
        } catch (EOFException e) {
            throw new ModelRefusedException("a model of the flavor tribuo ends too early", e);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelRefusedException("a model of the flavor tribuo holds no model of Tribuo's", e);
        }
    }

    private static Stored readAll(DataInputStream in) throws IOException {
        int mark = in.readInt();
        if (mark != MARK) {
            throw new ModelRefusedException("these bytes are no model of the flavor tribuo");
        }
        require(in.readUnsignedByte(), VERSION, VERSION, "version");
        Kind kind = kind(readText(in));
        int classes = require(in.readInt(), kind.classifies() ? 2 : 0, kind.classifies() ? MOST_CLASSES : 0, "classes");
        List<String> names = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            names.add(readText(in));
            ids.add(require(in.readInt(), -1, classes - 1, "number of a class"));
        }
        int width = require(in.readInt(), 1, MOST_FEATURES, "features");
        Layout layout = Layout.of(width, BitSet.valueOf(readBytes(in)));
        double[] numbers = readNumbers(in);
        ModelProto model = ModelProto.parseFrom(readBytes(in));
        if (in.read() >= 0) {
            throw new ModelRefusedException("a model of the flavor tribuo goes on after its end");
        }
        return new Stored(kind, names, ids.stream().mapToInt(Integer::intValue).toArray(), layout, numbers, model);
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelRefusedException("a model of the flavor tribuo is of the unknown kind \""
                        + name + "\"; a newer release may know it"));
    }

    private static double[] readNumbers(DataInputStream in) throws IOException {
        int count = require(in.readInt(), 0, Integer.MAX_VALUE / Double.BYTES, "numbers");
        byte[] bytes = in.readNBytes(count * Double.BYTES);
        if (bytes.length < count * Double.BYTES) {
            throw new EOFException();
        }
        double[] numbers = new double[count];
        java.nio.ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
        return numbers;
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = require(in.readInt(), 0, Integer.MAX_VALUE, "bytes");
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int require(int found, int least, int most, String what) {
        if (found < least || found > most) {
            throw new ModelRefusedException("a model of the flavor tribuo must have " + what + " from " + least + " to "
                    + most + ", but has " + found);
        }
        return found;
    }
}
