package org.evermodel.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a prompt shows of a run. */
class RunReportTextTest {
    @Test
    void isASmallTable() {
        assertThat(Seen.report().toString()).isEqualTo("""
                        RunReport[readmission-training as run-1, 7 steps, 1 cached, 3 gates, 2 refused, 61812 ms]
                          split          CACHED          12 ms  kept by run-0
                          train          SUCCEEDED    61700 ms  parameter "depth" was 3, is 4
                          useful         SUCCEEDED       40 ms  gates are judged in every run
                          no-regression  SUCCEEDED       41 ms  gates are judged in every run
                          fair           SUCCEEDED        3 ms  gates are judged in every run
                          last           SKIPPED          0 ms  "no-regression" refused
                          publish        SKIPPED          0 ms  a|b <script>&"'`*_# [31m next\s
                          useful passed: ROC AUC 0.81 is above 0.65
                          no-regression refused: a|b <script>&"'`*_# [31m next\s
                          fair refused: only 3 rows; refused by the gate's policy""");
    }
}
