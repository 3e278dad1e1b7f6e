package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Facets;

/**
 * Looks for rows of the indexes that no record has, and for texts whose parts contradict each other. Whether the facets
 * are those that the records demand only those can tell who wrote them.
 */
final class IndexCheck {
    private static final int MOST = 100;
    private static final int PAGE = 1_000;

    private final Dialect dialect;
    private final Session session;
    private final List<String> damages = new ArrayList<>();

    IndexCheck(Dialect dialect, Session session) {
        this.dialect = dialect;
        this.session = session;
    }

    List<String> damages() throws SQLException {
        addOrphans("texts");
        addOrphans("numbers");
        List<Text> page = texts(Optional.empty());
        while (!page.isEmpty() && damages.size() < MOST) {
            page.stream().filter(Text::isContradictory).forEach(text -> damages.add(text + " contradicts itself"));
            page = texts(Optional.of(page.get(page.size() - 1)));
        }
        return damages;
    }

    private void addOrphans(String table) throws SQLException {
        damages.addAll(new Sql()
                .add("SELECT i.kind, i.id, i.field FROM " + dialect.table(table) + " i WHERE NOT EXISTS (SELECT 1 FROM "
                        + dialect.table("records") + " r WHERE r.kind = i.kind AND r.id = i.id) LIMIT " + MOST)
                .list(
                        session,
                        rows -> "there is no record " + rows.getString(1) + "/"
                                + dialect.text(rows, 2).orElse("?") + ", but it would be found by "
                                + rows.getString(3)));
    }

    /** A row of the texts. */
    private record Text(
            String kind, String id, String field, String head, Optional<String> whole, Optional<String> folded) {
        boolean isContradictory() {
            String text = whole.orElse(head);
            return !Facets.head(text).equals(head)
                    || whole.equals(Optional.of(head))
                    || !folded.orElse(text).equals(Condition.Like.fold(text));
        }

        @Override
        public String toString() {
            return "the text by which record " + kind + "/" + id + " is found in " + field;
        }
    }

    private List<Text> texts(Optional<Text> after) throws SQLException {
        Sql sql = new Sql().add("SELECT kind, id, field, head, whole, folded FROM " + dialect.table("texts"));
        after.ifPresent(last -> sql.add(
                " WHERE (kind, id, field) > (?, ?, ?)", last.kind(), dialect.bytewise(last.id()), last.field()));
        return sql.add(" ORDER BY kind, id, field LIMIT " + PAGE)
                .list(
                        session,
                        rows -> new Text(
                                rows.getString(1),
                                dialect.text(rows, 2).orElse(""),
                                rows.getString(3),
                                dialect.text(rows, 4).orElse(""),
                                Optional.ofNullable(rows.getString(5)),
                                Optional.ofNullable(rows.getString(6))));
    }
}
