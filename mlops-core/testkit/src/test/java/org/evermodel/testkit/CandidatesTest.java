package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Datasets;
import org.evermodel.model.Candidate;
import org.evermodel.model.Candidates;
import org.evermodel.model.ModelPackage;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private final ArtifactStore store = Storage.inMemory().artifacts();
    private final Codec<Candidate> codec = Candidates.codec(List.of(TestTrainers.flavor()));

    @Test
    void aCandidateComesBackAsItWas() {
        Candidate candidate = Samples.classifier();

        Candidate back = codec.read(codec.write(candidate, store).digest(), store);

        assertThat(back.train()).isEqualTo(candidate.train());
        assertThat(back.test()).isEqualTo(candidate.test());
        assertThat(back.trainer()).isEqualTo(candidate.trainer());
        assertThat(back.facts()).isEqualTo(candidate.facts());
        assertThat(back.model().signature()).isEqualTo(candidate.model().signature());
        assertThat(back.model().predict(back.test().row(0)))
                .isEqualTo(candidate.model().predict(candidate.test().row(0)));
    }

    @Test
    void equalCandidatesMakeEqualArtifacts() {
        assertThat(codec.write(Samples.classifier(), store)).isEqualTo(codec.write(Samples.classifier(), store));
    }

    @Test
    void aRegisteredModelAndUnchangedTablesShareTheBytes() {
        Candidate candidate = Samples.classifier();

        Bundle bundle = Bundle.open(codec.write(candidate, store).digest(), store);

        assertThat(bundle.artifact("model")).isEqualTo(ModelPackage.write(candidate, Map.of(), store));
        assertThat(bundle.artifact("train")).isEqualTo(Datasets.codec().write(candidate.train(), store));
        assertThat(bundle.artifact("test")).isEqualTo(Datasets.codec().write(candidate.test(), store));
    }

    @Test
    void aMissingPartIsDamage() {
        ArtifactRef written = codec.write(Samples.classifier(), store);
        store.delete(Bundle.open(written.digest(), store).artifact("test").digest());

        assertThatThrownBy(() -> codec.read(written.digest(), store)).isInstanceOf(ArtifactDamagedException.class);
    }

    @Test
    void anotherBundleIsNoCandidate() {
        Digest other = Bundle.writer(store).finish().digest();

        assertThatThrownBy(() -> codec.read(other, store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("it holds no candidate/1");
    }
}
