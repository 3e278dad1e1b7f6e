package org.evermodel.data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://ada:secret@host:5432/db?ssl=true, jdbc:postgresql://host:5432/db",
        "jdbc:postgresql://host/db?user=ada&password=secret, jdbc:postgresql://host/db",
        "jdbc:postgresql://host/db?password=se@cret, jdbc:postgresql://",
        "jdbc:mysql://ada:se@c?ret@host/db, jdbc:mysql://host/db",
        "jdbc:oracle:thin:scott/tiger@//host:1521/x, jdbc:oracle://host:1521/x",
        "jdbc:sqlserver://host;user=ada;password=secret, jdbc:sqlserver://host",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=secret, jdbc:h2:mem:x",
        "jdbc:sqlite:/data/x.db, jdbc:sqlite:/data/x.db"
    })
    void theAddressOfADatabaseHasNoSecrets(String url, String address) {
        assertThat(Query.withoutSecrets(url)).startsWith(address).doesNotContain("secret", "tiger", "ada:");
    }
}
