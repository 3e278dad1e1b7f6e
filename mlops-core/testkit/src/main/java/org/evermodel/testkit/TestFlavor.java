package org.evermodel.testkit;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.MlopsException;
import org.evermodel.model.Flavor;
import org.evermodel.model.Predictor;
import org.evermodel.model.Signature;

final class TestFlavor implements Flavor {
    static final String NAME = "testkit";
    static final int MAGIC = 0x45564d31;
    private static final int MOST = 1 << 12;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Predictor read(InputStream in, Signature signature) throws IOException {
        try {
            return read(new DataInputStream(in));
        } catch (EOFException e) {
            throw new MlopsException("a model of the flavor testkit ends too early", e);
        }
    }

    private static Predictor read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new MlopsException("these bytes are no model of the flavor testkit");
        }
        boolean classifies = in.readBoolean();
        double[][] weights = new double[size(in)][size(in) + 1];
        for (double[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readDouble();
            }
        }
        Map<String, String> provenance = new TreeMap<>();
        for (int i = size(in); i > 0; i--) {
            provenance.put(in.readUTF(), in.readUTF());
        }
        if (in.read() >= 0) {
            throw new MlopsException("a model of the flavor testkit goes on after its end");
        }
        return new LinearPredictor(weights, classifies, provenance);
    }

    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST) {
            throw new MlopsException("a model of the flavor testkit has a size of " + size);
        }
        return size;
    }
}
