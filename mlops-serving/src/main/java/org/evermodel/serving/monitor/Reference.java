package org.evermodel.serving.monitor;

import java.util.ArrayList;
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
 * @param rows the columns of the rows it was trained on, in order: the target, the inputs and those it learned nothing
 *     from. Cohorts are told with them
 * @param inputs what the inputs looked like in training; other columns are left out
 * @param answers what its answers looked like on rows it had not seen, if known
 * @param loss how wrong it was on them, if known
 */
public record Reference(
        ModelVersion version,
        Signature signature,
        Schema rows,
        Profile inputs,
        Optional<Profile> answers,
        Optional<KnownLoss> loss) {
    /** Leaves the columns that are no inputs out of the profile; refuses rows that lack the target or an input. */
    public Reference {
        rows.indexOf(signature.target());
        Signature takes = signature;
        List<ColumnProfile> kept = inputs.columns().stream()
                .filter(column -> takes.inputs().find(column.name()).isPresent())
                .toList();
        kept.forEach(column -> rows.indexOf(column.name()));
        inputs = new Profile(inputs.rowCount(), kept);
    }

    /** What is kept with a registered model. */
    public static Reference of(LoadedModel model) {
        Signature signature = model.model().signature();
        return new Reference(
                model.version(),
                signature,
                rows(signature, model.profile()),
                model.profile(),
                model.evaluation().answers(),
                KnownLoss.of(model.evaluation()));
    }

    private static Schema rows(Signature signature, Profile trained) {
        List<Field> fields = new ArrayList<>();
        trained.columns().forEach(column -> fields.add(new Field(column.name(), column.type())));
        if (fields.stream().noneMatch(field -> field.name().equals(signature.target()))) {
            boolean isNumber = signature.task() == Task.REGRESSION;
            fields.add(new Field(signature.target(), isNumber ? ColumnType.REAL : ColumnType.CATEGORICAL));
        }
        return Schema.of(fields);
    }

    /** The target's column. */
    Field target() {
        return rows.field(signature.target());
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
