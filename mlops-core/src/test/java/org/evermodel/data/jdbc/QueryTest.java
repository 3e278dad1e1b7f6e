package org.evermodel.data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://ada:secret@host:5432/db?ssl=true, jdbc:postgresql://host:5432/db",
        "jdbc:postgresql://host/db?user=ada&password=secret, jdbc:postgresql://host/db",
        "jdbc:postgresql://host/db?password=se@cret, jdbc:postgresql:",
        "jdbc:postgresql://host/db?user=u&password=a@secret, jdbc:postgresql:",
        "jdbc:postgresql://host/db?password=secret@, jdbc:postgresql:",
        "jdbc:postgresql://ada:a@secret@host/db, jdbc:postgresql:",
        "jdbc:postgresql://ada:se/cret@host/db, jdbc:postgresql://host/db",
        "jdbc:postgresql://host/db%3Fpassword%3Dsecret, jdbc:postgresql:",
        "jdbc:mysql://ada:se@c?ret@host/db, jdbc:mysql:",
        "'jdbc:mysql://(host=h,user=u,password=secret)/db', jdbc:mysql:",
        "jdbc:sqlserver://db:1433;user=sa;password=p@secret;encrypt=true, jdbc:sqlserver:",
        "jdbc:db2://host:50000/db:password=secret;user=ada:, jdbc:db2:",
        "'jdbc:teradata://host/DATABASE=db,PASSWORD=secret', jdbc:teradata:",
        "jdbc:informix-sqli://host:1533/db, jdbc:informix-sqli://host:1533/db",
        "secret, database",
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=h))), jdbc:oracle:",
        "jdbc:oracle:thin:scott/tiger@//host:1521/x, jdbc:oracle://host:1521/x",
        "jdbc:sqlserver://host;user=ada;password=secret, jdbc:sqlserver://host",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=secret, jdbc:h2:mem:x",
        "jdbc:sqlite:/data/x.db, jdbc:sqlite:/data/x.db"
    })
    void theAddressOfADatabaseHasNoSecrets(String url, String address) {
        assertThat(Query.withoutSecrets(url)).isEqualTo(address);
    }
}
