package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Manifest;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.ModelPackage;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;

/** Whatever byte of a package somebody changes and seals again: it is refused, or answers exactly as it did. */
class ForgedPackageProperties {
    private final ArtifactStore store = Storage.inMemory().artifacts();
    private final Candidate candidate = Samples.classifier();
    private final Bundle whole =
            Bundle.open(ModelPackage.write(candidate, Map.of(), store).digest(), store);

    @Property(tries = 400)
    void aChangedByteIsRefusedOrChangesNoGoldenAnswer(
            @ForAll("files") String path,
            @ForAll @IntRange(max = 1_000_000) int at,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = whole.read(path);
        bytes[at % bytes.length] ^= (byte) change;

        assertThat(isRefusedOrAnswersAlike(sealed(path, bytes))).isTrue();
    }

    @Property(tries = 100)
    void aTruncatedFileIsRefusedOrChangesNoGoldenAnswer(
            @ForAll("files") String path, @ForAll @IntRange(max = 1_000_000) int length) {
        byte[] bytes = whole.read(path);

        assertThat(isRefusedOrAnswersAlike(sealed(path, Arrays.copyOf(bytes, length % bytes.length))))
                .isTrue();
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of("package.json", "signature.json", "encoder.json", "model.bin", "golden.json");
    }

    private boolean isRefusedOrAnswersAlike(Digest forged) {
        try (Model model = ModelPackage.open(forged, store).load(List.of(TestTrainers.flavor()))) {
            int[] golden = {0, 30, 60, 90, 120, 150, 180, 210, 240, 270};
            return Arrays.equals(scores(model, golden), scores(candidate.model(), golden));
        } catch (MlopsException e) {
            return true;
        }
    }

    private double[] scores(Model model, int[] rows) {
        return model.predictor().score(model.encoder().encode(candidate.train().take(rows)));
    }

    private Digest sealed(String path, byte[] bytes) {
        Bundle.Writer writer = Bundle.writer(store);
        for (Manifest.Entry entry : whole.manifest().entries()) {
            if (entry.path().equals(path)) {
                writer.put(path, out -> out.write(bytes));
            } else {
                writer.link(entry.path(), entry.artifact());
            }
        }
        return writer.finish().digest();
    }
}
