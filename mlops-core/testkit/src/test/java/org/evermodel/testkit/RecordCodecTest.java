package org.evermodel.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;

class RecordCodecTest extends CodecContract<RecordCodecTest.Everything> {
    enum Size {
        SMALL,
        LARGE
    }

    record Pair<A, B>(A first, B second) {}

    record Numbers(byte a, short b, int c, long d, float e, double f, BigInteger g, BigDecimal h) {}

    record Times(
            Instant a, LocalDate b, LocalTime c, LocalDateTime d, OffsetDateTime e, Duration f, Period g, UUID h) {}

    record Everything(
            Numbers numbers,
            Times times,
            String text,
            char letter,
            boolean flag,
            Size size,
            ModelName name,
            Digest digest,
            Optional<Integer> maybe,
            Optional<Optional<String>> maybeTwice,
            List<Pair<String, Double>> pairs,
            Set<Size> sizes,
            Map<ModelName, List<Integer>> byName) {}

    @Override
    protected Codec<Everything> codec() {
        return Codecs.json(Everything.class);
    }

    @Override
    protected List<Everything> samples() {
        Times epoch = times(Instant.EPOCH);
        return List.of(
                new Everything(
                        new Numbers((byte) 0, (short) 0, 0, 0, 0f, 0, BigInteger.ZERO, BigDecimal.ZERO),
                        epoch,
                        "",
                        'a',
                        false,
                        Size.SMALL,
                        new ModelName("m"),
                        Digest.of(new byte[0]),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Set.of(),
                        Map.of()),
                new Everything(
                        new Numbers(
                                Byte.MIN_VALUE,
                                Short.MAX_VALUE,
                                Integer.MIN_VALUE,
                                Long.MAX_VALUE,
                                Float.MIN_VALUE,
                                -0.0,
                                BigInteger.TEN.pow(40).negate(),
                                new BigDecimal("1.500")),
                        times(Instant.parse("2026-02-28T23:59:59.123456789Z")),
                        "line\nfeed \"quoted\" \u0000 \uD83D\uDE00",
                        'ß',
                        true,
                        Size.LARGE,
                        new ModelName("readmission"),
                        Digest.of(new byte[1]),
                        Optional.of(1),
                        Optional.of(Optional.empty()),
                        List.of(new Pair<>("a", 0.1), new Pair<>("b", Double.MAX_VALUE)),
                        Set.of(Size.LARGE, Size.SMALL),
                        Map.of(new ModelName("b"), List.of(1, 2), new ModelName("a"), List.of())),
                new Everything(
                        new Numbers((byte) 0, (short) 0, 0, 0, 0f, 0, BigInteger.ZERO, new BigDecimal("0.0")),
                        epoch,
                        "",
                        'a',
                        false,
                        Size.SMALL,
                        new ModelName("m"),
                        Digest.of(new byte[0]),
                        Optional.empty(),
                        Optional.of(Optional.of("")),
                        List.of(),
                        Set.of(),
                        Map.of()));
    }

    private static Times times(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, java.time.ZoneOffset.UTC);
        return new Times(
                at,
                local.toLocalDate(),
                local.toLocalTime(),
                local,
                local.atOffset(java.time.ZoneOffset.ofHours(2)),
                Duration.between(Instant.EPOCH, at),
                Period.ofMonths(14),
                new UUID(at.getEpochSecond(), at.getNano()));
    }
}
