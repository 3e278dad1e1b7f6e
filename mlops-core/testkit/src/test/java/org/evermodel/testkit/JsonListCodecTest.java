package org.evermodel.testkit;

import java.util.List;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;

class JsonListCodecTest extends CodecContract<List<JsonListCodecTest.Point>> {
    record Point(int x, int y) {}

    @Override
    protected Codec<List<Point>> codec() {
        return Codecs.jsonList(Point.class);
    }

    @Override
    protected List<List<Point>> samples() {
        return List.of(List.of(), List.of(new Point(1, 2)), List.of(new Point(2, 1), new Point(1, 2)));
    }
}
