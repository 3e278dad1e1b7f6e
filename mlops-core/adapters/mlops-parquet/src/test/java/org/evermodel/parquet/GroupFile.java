package org.evermodel.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.GroupWriter;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.evermodel.data.DataPlace;

/** Files as Parquet's own record writer makes them and its own record reader reads them. */
final class GroupFile {
    private GroupFile() {}

    static Path write(Path file, MessageType type, List<Group> rows) throws IOException {
        try (ParquetWriter<Group> out = new Builder(new LocalOutputFile(file), type)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Packing(DataPlace.in("test")))
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (Group row : rows) {
                out.write(row);
            }
        }
        return file;
    }

    static List<Group> read(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new Packing(DataPlace.in("test")))
                .build();
        List<Group> rows = new ArrayList<>();
        try (ParquetFileReader in = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType type = in.getFooter().getFileMetaData().getSchema();
            PageReadStore pages = in.readNextRowGroup();
            RecordReader<Group> records =
                    new ColumnIOFactory().getColumnIO(type).getRecordReader(pages, new GroupRecordConverter(type));
            for (long row = 0; row < pages.getRowCount(); row++) {
                rows.add(records.read());
            }
        }
        return rows;
    }

    private static final class Builder extends ParquetWriter.Builder<Group, Builder> {
        private final MessageType type;

        Builder(OutputFile file, MessageType type) {
            super(file);
            this.type = type;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Group> getWriteSupport(ParquetConfiguration configuration) {
            return new Groups(type);
        }

        @Override
        @SuppressWarnings("deprecation") // It must be there, but is not called.
        protected WriteSupport<Group> getWriteSupport(Configuration configuration) {
            return new Groups(type);
        }
    }

    private static final class Groups extends WriteSupport<Group> {
        private final MessageType type;
        private final List<GroupWriter> writer = new ArrayList<>();

        Groups(MessageType type) {
            this.type = type;
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(type, Map.of());
        }

        @Override
        @SuppressWarnings("deprecation") // It must be there, but is not called.
        public WriteContext init(Configuration configuration) {
            return new WriteContext(type, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            writer.add(new GroupWriter(consumer, type));
        }

        @Override
        public void write(Group row) {
            writer.get(0).write(row);
        }
    }
}
