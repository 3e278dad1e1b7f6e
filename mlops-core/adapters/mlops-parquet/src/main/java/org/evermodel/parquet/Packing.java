package org.evermodel.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** Packs pages by Snappy, and unpacks what else is common, in Java, where Parquet's own codecs ask for Hadoop's. */
final class Packing implements CompressionCodecFactory {
    private final DataPlace place;

    Packing(DataPlace place) {
        this.place = place;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new SnappyPages();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((packed, size) -> packed);
            case SNAPPY -> new Pages(with(new SnappyDecompressor()));
            case ZSTD -> new Pages(with(new ZstdDecompressor()));
            case LZ4_RAW -> new Pages(with(new Lz4Decompressor()));
            case GZIP -> new Pages(Packing::unzipped);
            default ->
                throw new MalformedDataException(
                        place, ": is packed by " + codec + "; write it with Snappy, Gzip, Zstandard or LZ4 (raw)");
        };
    }

    private static Unpacking with(Decompressor decompressor) {
        return (packed, size) -> {
            byte[] page = new byte[size];
            decompressor.decompress(packed, 0, packed.length, page, 0, size);
            return page;
        };
    }

    private static byte[] unzipped(byte[] packed, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(size);
        }
    }

    @Override
    public void release() {}

    /** Unpacks a page of which the size is known. */
    @FunctionalInterface
    private interface Unpacking {
        byte[] unpack(byte[] packed, int size) throws IOException;
    }

    private record Pages(Unpacking unpacking) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            return BytesInput.from(unpacking.unpack(packed.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer page, int size) throws IOException {
            byte[] bytes = new byte[packedSize];
            packed.get(bytes);
            page.put(unpacking.unpack(bytes, size));
        }

        @Override
        public void release() {}
    }

    private static final class SnappyPages implements BytesInputCompressor {
        private final Compressor compressor = new SnappyCompressor();

        @Override
        public BytesInput compress(BytesInput page) throws IOException {
            byte[] bytes = page.toInputStream().readAllBytes();
            byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
            int size = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
            return BytesInput.from(packed, 0, size);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.SNAPPY;
        }

        @Override
        public void release() {}
    }
}
