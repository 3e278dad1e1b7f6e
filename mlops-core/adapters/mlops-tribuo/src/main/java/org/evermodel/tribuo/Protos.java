package org.evermodel.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DateTimeProvenance;
import java.util.function.UnaryOperator;
import org.evermodel.model.ModelRefusedException;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.protos.core.WeightedEnsembleModelProto;

/** Tribuo's stored form of a model, read without loading a class that it names. */
final class Protos {
    private static final String NO_TIME = "1970-01-01T00:00:00Z";
    /** Every kind of model has its description first. */
    private static final int METADATA = 1;

    private Protos() {}

    /** Unpacks a message that must be of a type. */
    static <M extends Message> M unpack(Any packed, Class<M> type) {
        try {
            return packed.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelRefusedException(
                    "expected Tribuo's " + type.getSimpleName() + ", but found " + packed.getTypeUrl(), e);
        }
    }

    /** How the model came to be. */
    static RootProvenanceProto provenance(ModelProto model) {
        return metadata(model.getSerializedData()).getProvenance();
    }

    /**
     * The same model without the times at which it and its members were trained: equal trainings must give equal bytes,
     * as what is stored is found by its content. When a model was trained is for the run to know.
     */
    static ModelProto timeless(ModelProto model) {
        return masked(model, Protos::timeless);
    }

    /** The same model without the account of how it and its members came to be. */
    static ModelProto bare(ModelProto model) {
        return masked(model, provenance -> RootProvenanceProto.getDefaultInstance());
    }

    private static ModelProto masked(ModelProto model, UnaryOperator<RootProvenanceProto> mask) {
        Any data = model.getSerializedData();
        if (data.is(WeightedEnsembleModelProto.class)) {
            data = Any.pack(masked(unpack(data, WeightedEnsembleModelProto.class), mask));
        }
        ModelDataProto metadata = metadata(data);
        ModelDataProto masked = metadata.toBuilder()
                .setProvenance(mask.apply(metadata.getProvenance()))
                .build();
        UnknownFieldSet.Builder fields = fields(data).toBuilder();
        fields.clearField(METADATA);
        fields.mergeLengthDelimitedField(METADATA, masked.toByteString());
        return model.toBuilder()
                .setSerializedData(data.toBuilder().setValue(fields.build().toByteString()))
                .build();
    }

    private static WeightedEnsembleModelProto masked(
            WeightedEnsembleModelProto ensemble, UnaryOperator<RootProvenanceProto> mask) {
        WeightedEnsembleModelProto.Builder members = ensemble.toBuilder();
        for (int i = 0; i < ensemble.getModelsCount(); i++) {
            members.setModels(i, masked(ensemble.getModels(i), mask));
        }
        return members.build();
    }

    private static RootProvenanceProto timeless(RootProvenanceProto provenance) {
        RootProvenanceProto.Builder masked = provenance.toBuilder();
        for (int i = 0; i < provenance.getSmpCount(); i++) {
            if (isTime(provenance.getSmp(i))) {
                masked.setSmp(i, provenance.getSmp(i).toBuilder().setValue(NO_TIME));
            }
        }
        return masked.build();
    }

    static boolean isTime(SimpleProvenanceProto fact) {
        return fact.getProvenanceClassName().equals(DateTimeProvenance.class.getName());
    }

    private static ModelDataProto metadata(Any data) {
        try {
            UnknownFieldSet.Field field = fields(data).getField(METADATA);
            if (field.getLengthDelimitedList().size() != 1) {
                throw new ModelRefusedException("a model of Tribuo's starts with its description, but this has "
                        + field.getLengthDelimitedList().size());
            }
            return ModelDataProto.parseFrom(field.getLengthDelimitedList().get(0));
        } catch (InvalidProtocolBufferException e) {
            throw new ModelRefusedException("the description of a model of Tribuo's is malformed", e);
        }
    }

    private static UnknownFieldSet fields(Any data) {
        try {
            return UnknownFieldSet.parseFrom(data.getValue());
        } catch (InvalidProtocolBufferException e) {
            throw new ModelRefusedException("a model of Tribuo's is malformed", e);
        }
    }
}
