package org.evermodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheOneOfTheStandardsExample() {
        Digest digest = Digest.of("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(digest).hasToString("sha256:" + OF_ABC);
        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "G", "A", "/", ":", "`", "{", "é"})
    void refusesWhatIsNotSixtyFourDigits(String odd) {
        String hash = OF_ABC.substring(0, 64 - Math.max(1, odd.length())) + odd;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Digest("sha256", odd.equals("0") ? hash + "0" : hash))
                .withMessageContaining("64 lower-case hexadecimal digits");
    }

    @Test
    void refusesAnotherAlgorithm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Digest.parse("md5:" + OF_ABC))
                .withMessageContaining("md5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Digest.parse(OF_ABC))
                .withMessageContaining(OF_ABC);
    }
}
