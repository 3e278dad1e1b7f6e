package org.evermodel.drift;

import java.util.List;
import org.evermodel.NotFoundException;

/**
 * What became of each column of a reference.
 *
 * @param referenceRows how many rows the reference has
 * @param currentRows how many rows were compared with it
 * @param columns one entry for each column of the reference, in its order
 * @param overall what is to be said of the table as a whole
 */
public record DriftReport(long referenceRows, long currentRows, List<ColumnDrift> columns, DatasetDrift overall) {
    /** Copies the list. */
    public DriftReport {
        columns = List.copyOf(columns);
    }

    /** The columns that drifted. */
    public List<ColumnDrift> drifted() {
        return of(DriftVerdict.DRIFT);
    }

    /** The columns of one verdict. */
    public List<ColumnDrift> of(DriftVerdict verdict) {
        return columns.stream().filter(column -> column.verdict() == verdict).toList();
    }

    /** Whether the table as a whole drifted. */
    public DriftVerdict verdict() {
        return overall.verdict();
    }

    /** Whether anything can be told at all: some column drifted or did not. */
    public boolean isTelling() {
        return columns.stream()
                .anyMatch(column -> column.verdict() == DriftVerdict.NONE || column.verdict() == DriftVerdict.DRIFT);
    }

    /** What became of one column; throws NotFoundException naming the columns there are. */
    public ColumnDrift column(String name) {
        return columns.stream()
                .filter(column -> column.column().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no column \"" + name + "\"; the report has "
                        + columns.stream().map(ColumnDrift::column).toList()));
    }

    /** The report as a table of Markdown, what drifted first. */
    public String toMarkdown() {
        return DriftText.markdown(this);
    }

    /** The report as one JSON object: verdict, shares and rows, and for each column its verdict, reason, scores and causes. */
    public String toJson() {
        return DriftText.json(this);
    }

    /** One line, and a table of the columns that drifted. */
    @Override
    public String toString() {
        return DriftText.atPrompt(this);
    }
}
