package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No store is forgotten: each is held to every contract of the registry. */
class ContractsTest {
    /** Extended by others, and itself without a rule. */
    private static final String BASE = RegistryContract.class.getSimpleName();

    private static List<String> contracts() throws IOException, URISyntaxException {
        Path classes =
                Path.of(ContractsTest.class.getResource("ContractsTest.class").toURI());
        try (Stream<Path> files = Files.list(classes.resolveSibling(""))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Contract.class"))
                    .map(name -> name.replace(".class", ""))
                    .filter(name -> !name.equals(BASE))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                InMemoryContractsTest.class,
                LocalContractsTest.class,
                H2ContractsTest.class,
                PostgresContractsTest.class
            })
    void everyStoreKeepsEveryContract(Class<?> store) throws IOException, URISyntaxException {
        List<String> kept = Stream.of(store.getDeclaredClasses())
                // Without it nobody runs it.
                .filter(contract -> contract.isAnnotationPresent(Nested.class))
                .map(contract -> contract.getSuperclass().getSimpleName())
                .toList();

        assertThat(contracts()).hasSizeGreaterThan(15);
        assertThat(kept).doesNotHaveDuplicates().containsAll(contracts());
    }
}
