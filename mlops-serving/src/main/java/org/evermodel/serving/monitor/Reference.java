package org.evermodel.serving.monitor;

import java.util.List;
import java.util.Optional;
import org.evermodel.ModelVersion;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.port.LoadedModel;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Profile;

/**
 * What a monitor compares with: what a version was trained on, and how it did on rows it had not seen.
 *
 * @param version the version; only its own answers are compared with {@code answers} and {@code loss}
 * @param signature what it takes and answers
 * @param targetType the type of the target's column in the rows it was trained on, in which cohorts are told
 * @param columns the columns of the rows it was trained on without the target, also those it learned nothing from, with
 *     which cohorts are told
 * @param inputs what the inputs looked like in training; other columns are left out
 * @param answers what its answers looked like on rows it had not seen, if known
 * @param loss how wrong it was on them, if known
 */
public record Reference(
        ModelVersion version,
        Signature signature,
        ColumnType targetType,
        Schema columns,
        Profile inputs,
        Optional<Profile> answers,
        Optional<KnownLoss> loss) {
    /** Leaves out the columns that are no inputs. */
    public Reference {
        Signature takes = signature;
        List<ColumnProfile> kept = inputs.columns().stream()
                .filter(column -> takes.inputs().find(column.name()).isPresent())
                .toList();
        inputs = new Profile(inputs.rowCount(), kept);
    }

    /** What is kept with a registered model. */
    public static Reference of(LoadedModel model) {
        Signature signature = model.model().signature();
        return new Reference(
                model.version(),
                signature,
                targetType(signature, model.profile()),
                columns(signature, model.profile()),
                model.profile(),
                model.evaluation().answers(),
                KnownLoss.of(model.evaluation()));
    }

    private static Schema columns(Signature signature, Profile trained) {
        return Schema.of(trained.columns().stream()
                .filter(column -> !column.name().equals(signature.target()))
                .map(column -> new Field(column.name(), column.type()))
                .toList());
    }

    private static ColumnType targetType(Signature signature, Profile trained) {
        return trained.columns().stream()
                .filter(column -> column.name().equals(signature.target()))
                .map(ColumnProfile::type)
                .findFirst()
                .orElse(signature.task() == Task.REGRESSION ? ColumnType.REAL : ColumnType.CATEGORICAL);
    }

    /** The target's column. */
    Field target() {
        return new Field(signature.target(), targetType);
    }

    /** Whether the answers of {@code other} are those this is a reference of. */
    boolean isOf(ModelVersion other) {
        return version.name().equals(other.name()) && version.number() == other.number();
    }

    @Override
    public String toString() {
        return "Reference[" + version.uri() + ", trained on " + inputs.rowCount() + " rows]";
    }
}
