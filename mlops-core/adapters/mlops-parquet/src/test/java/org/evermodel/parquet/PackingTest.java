package org.evermodel.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackingTest {
    private static final byte[] PAGE =
            "a page, a page, a page of many pages".repeat(100).getBytes(StandardCharsets.UTF_8);

    private final Packing packing = new Packing(DataPlace.in("x.parquet"));

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void pagesAreUnpackedAsTheyWere(CompressionCodecName codec) throws IOException {
        byte[] packed = packed(codec);
        BytesInputDecompressor unpacking = packing.getDecompressor(codec);
        ByteBuffer page = ByteBuffer.allocate(PAGE.length);
        unpacking.decompress(ByteBuffer.wrap(packed), packed.length, page, PAGE.length);

        assertThat(unpacking
                        .decompress(BytesInput.from(packed), PAGE.length)
                        .toInputStream()
                        .readAllBytes())
                .isEqualTo(PAGE);
        assertThat(page.array()).isEqualTo(PAGE);
    }

    private byte[] packed(CompressionCodecName codec) throws IOException {
        return switch (codec) {
            case SNAPPY ->
                packing.getCompressor(codec)
                        .compress(BytesInput.from(PAGE))
                        .toInputStream()
                        .readAllBytes();
            case GZIP -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                    out.write(PAGE);
                }
                yield bytes.toByteArray();
            }
            case ZSTD -> packed(new ZstdCompressor());
            case LZ4_RAW -> packed(new Lz4Compressor());
            default -> PAGE;
        };
    }

    private static byte[] packed(Compressor compressor) {
        byte[] packed = new byte[compressor.maxCompressedLength(PAGE.length)];
        int size = compressor.compress(PAGE, 0, PAGE.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, size);
    }

    @Test
    void whatIsPackedOtherwiseIsRefused() {
        assertThatThrownBy(() -> packing.getDecompressor(CompressionCodecName.BROTLI))
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("x.parquet: is packed by BROTLI; write it with Snappy, Gzip, Zstandard or LZ4 (raw)");
    }
}
