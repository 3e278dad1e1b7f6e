package org.evermodel.registry.transfer;

import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.TrustedKeys;
import org.evermodel.registry.signing.VersionSignature;

/** How a registry lets versions of models and datasets out and in: as it does with what is registered in it. */
public interface Door {
    /**
     * A version that is in a registry.
     *
     * @param record its record
     * @param name the name its model has now
     */
    record Known(Stored record, ModelName name) {
        /** Its address. */
        public ModelUri uri() {
            return ModelUri.of(name, Math.toIntExact(record.content().number("number")));
        }
    }

    /** The version at an address; throws NotFoundException where there is none. */
    Known version(ModelUri uri);

    /** The version of the model with this identity that has the content, unless it was deleted. */
    Optional<Known> known(Records records, String model, Digest content);

    /** The version of the model of this name that has the content, unless it was deleted. */
    Optional<Known> known(Records records, ModelName name, Digest content);

    /** Throws StorageException where the record is none of a version of a model that can be used. */
    void checkVersion(Stored record);

    /** Throws StorageException or ModelRefusedException where the stored package is not what the record says. */
    void checkPackage(Stored record);

    /** Whose signature is demanded. */
    Optional<TrustedKeys> trusted();

    /** Gives the content of a version from elsewhere the next number of the model that has its name here. */
    Known add(Change change, Origin origin, Digest content, Stored record);

    /**
     * Keeps a signature that was made elsewhere of a version that is here already, unless that key's is here.
     *
     * @param files the files of its package, which the signature was proven to be of
     * @return whether it was not here
     */
    boolean sign(Known version, Manifest files, VersionSignature signature, Origin origin, String reason);

    /** Throws StorageException where the record is none of a version of a dataset. */
    void checkDataset(Stored record);

    /** Throws StorageException where the stored table is not what the record says. */
    void checkTable(Stored record);

    /** The content of a dataset version. */
    Digest fingerprint(Stored record);

    /** Whether a dataset of this name has this content. */
    boolean knows(Records records, DatasetName name, Digest fingerprint);

    /** Gives the content of a dataset version from elsewhere the next number; false where it is known. */
    boolean addDataset(Change change, DatasetName name, Stored record, String from);
}
