package org.evermodel.registry.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;

/** Writes an archive: the manifest, what it is, the records, and the artifacts one after the other, streamed. */
final class ArchiveWriter {
    private static final int BUFFER = 1 << 16;

    private final Parcel parcel;
    private final ArtifactStore artifacts;

    ArchiveWriter(Parcel parcel, ArtifactStore artifacts) {
        this.parcel = parcel;
        this.artifacts = artifacts;
    }

    /** Writes the archive and names its bytes. */
    ArtifactRef writeTo(OutputStream target) throws IOException {
        MessageDigest hash = Digest.sha256();
        OutputStream out = new BufferedOutputStream(new DigestOutputStream(target, hash), BUFFER);
        byte[] listing = listing().format();
        long size = put(out, Listing.PATH, listing);
        size += put(out, Listing.ABOUT, parcel.about().format());
        size += putRecords(out);
        for (var artifact : parcel.artifacts().entrySet()) {
            size += putArtifact(out, artifact.getKey(), artifact.getValue());
        }
        out.write(new byte[2 * Tar.BLOCK]);
        out.flush();
        return new ArtifactRef(Digest.finish(hash), size + 2 * Tar.BLOCK);
    }

    Listing listing() {
        List<Listing.Entry> entries = new ArrayList<>();
        byte[] about = parcel.about().format();
        entries.add(new Listing.Entry(Listing.ABOUT, new ArtifactRef(Digest.of(about), about.length)));
        MessageDigest hash = Digest.sha256();
        parcel.lines().forEach(line -> hash.update(line.format()));
        entries.add(new Listing.Entry(Listing.RECORDS, new ArtifactRef(Digest.finish(hash), recordBytes())));
        parcel.artifacts().forEach((digest, size) -> entries.add(Listing.Entry.ofArtifact(digest, size)));
        return new Listing(entries);
    }

    private long recordBytes() {
        return parcel.lines().stream().mapToLong(line -> line.format().length).sum();
    }

    private static long put(OutputStream out, String path, byte[] content) throws IOException {
        out.write(Tar.heading(path, content.length));
        out.write(content);
        return padded(out, content.length);
    }

    private long putRecords(OutputStream out) throws IOException {
        long size = recordBytes();
        out.write(Tar.heading(Listing.RECORDS, size));
        for (Line line : parcel.lines()) {
            out.write(line.format());
        }
        return padded(out, size);
    }

    private long putArtifact(OutputStream out, Digest digest, long size) throws IOException {
        out.write(Tar.heading(Listing.Entry.ofArtifact(digest, size).path(), size));
        try (InputStream in = artifacts.open(digest)) {
            in.transferTo(out);
        }
        return padded(out, size);
    }

    private static long padded(OutputStream out, long size) throws IOException {
        out.write(new byte[Tar.padding(size)]);
        return Tar.BLOCK + size + Tar.padding(size);
    }
}
