package org.evermodel.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Approval;
import org.evermodel.pipeline.Approved;
import org.evermodel.pipeline.Cancellation;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.StepContext;
import org.evermodel.pipeline.StepKind;
import org.evermodel.pipeline.StepStatus;
import org.evermodel.pipeline.WhenInsufficient;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GateReportTest {
    private static RunReport failed() {
        return new RunReport(
                Optional.empty(),
                "training",
                Duration.ofSeconds(2),
                List.of(
                        Seen.step("train", StepKind.STEP, StepStatus.FAILED, 1_500, "it threw: no rows"),
                        Seen.step("useful", StepKind.GATE, StepStatus.SKIPPED, 0, "\"train\" failed")),
                List.of());
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static void requireJUnit(String xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(Seen.golden("junit.xsd"))))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void isThisJUnitXml() {
        assertThat(GateReport.of(Seen.report()).toJUnitXml()).isEqualTo(Seen.golden("gates.xml"));
    }

    @Test
    void isThisMarkdown() {
        assertThat(GateReport.of(Seen.report()).toMarkdown()).isEqualTo(Seen.golden("gates.md"));
    }

    @Test
    void buildServersCanReadIt() throws Exception {
        requireJUnit(GateReport.of(Seen.report()).toJUnitXml());
        requireJUnit(GateReport.of(failed()).toJUnitXml());
        requireJUnit(GateReport.of("none", List.of()).toJUnitXml());
    }

    @Test
    void countsWhatItHolds() throws Exception {
        Element suite = (Element) parse(GateReport.of(Seen.report()).toJUnitXml())
                .getElementsByTagName("testsuite")
                .item(0);

        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    }

    @Test
    void aStepThatFailedIsInErrorAndItsGatesAreSkipped() {
        GateReport report = GateReport.of(failed());

        assertThat(report.passed()).isFalse();
        assertThat(report.tests())
                .extracting(GateReport.Case::result)
                .containsExactly(GateReport.Result.FAILED, GateReport.Result.SKIPPED);
    }

    private static GateReport ran(Pipeline<Integer, Integer> pipeline, RunOptions options) {
        return GateReport.of(Runner.builder()
                .storage(Storage.inMemory())
                .build()
                .run(pipeline, 1, options)
                .report());
    }

    private static Verdict accept(Integer candidate) {
        return new Verdict.Accepted(candidate + " is good");
    }

    @Test
    void gatesThatACancelledRunDidNotReachAreNotPassed() throws Exception {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel("nobody wants it");
        Pipeline<Integer, Integer> pipeline = Pipeline.named("p", Integer.class)
                .<Integer>step("work", (input, context) -> input)
                .gate("good", (candidate, context) -> accept(candidate))
                .build();

        GateReport report = ran(pipeline, RunOptions.defaults().withCancellation(cancelled));

        assertThat(report.passed()).isFalse();
        assertThat(report.tests())
                .extracting(test -> test.id() + " " + test.result() + ": " + test.reason())
                .containsExactly("work CANCELLED: nobody wants it", "good CANCELLED: nobody wants it");
        assertThat(report.toJUnitXml())
                .contains("errors=\"2\"", "<error message=\"nobody wants it\" type=\"CANCELLED\"/>");
        assertThat(report.toMarkdown()).startsWith("## p: not passed\n").contains("| good | ❌ cancelled |");
        requireJUnit(report.toJUnitXml());
    }

    @Test
    void gatesThatARunWhichWaitsDidNotReachAreNotPassed() throws Exception {
        Pipeline<Integer, Integer> pipeline = Pipeline.named("p", Integer.class)
                .awaitApproval("board", Approval.of("May it?"))
                .step("value", (Approved<Integer> approved, StepContext context) -> approved.value())
                .gate("good", (candidate, context) -> accept(candidate))
                .build();

        GateReport report = ran(pipeline, RunOptions.defaults());

        assertThat(report.passed()).isFalse();
        assertThat(report.tests())
                .extracting(test -> test.id() + " " + test.result())
                .containsExactly("board WAITING", "good SKIPPED");
        assertThat(report.toMarkdown())
                .startsWith("## p: not passed, 1 gate was not reached\n")
                .contains("| board | ❌ not decided |");
        assertThat(report.toJUnitXml()).contains("errors=\"1\"", "skipped=\"1\"");
        requireJUnit(report.toJUnitXml());
    }

    @Test
    void aGateOnAWayThatWasNotChosenIsNoFault() {
        RunReport report = new RunReport(
                Optional.empty(),
                "p",
                Duration.ZERO,
                List.of(
                        Seen.step("one", StepKind.GATE, StepStatus.SUCCEEDED, 1),
                        Seen.step("two", StepKind.GATE, StepStatus.SKIPPED, 0, "branch \"way\" chose ONE")),
                List.of(Seen.accepted("one", "yes")));

        assertThat(GateReport.of(report).passed()).isTrue();
        assertThat(GateReport.of(report).toMarkdown()).startsWith("## p: passed, 1 gate was not reached\n");
    }

    @Test
    void aGateThatLetsThroughUnjudgedPassesAndSaysSo() {
        GateReport report = GateReport.of("training", List.of(Seen.thin("fair", WhenInsufficient.ACCEPT)));

        assertThat(report.passed()).isTrue();
        assertThat(report.toMarkdown())
                .contains("all gates passed", "only 3 rows; let through unjudged by the gate's policy");
    }

    @Test
    void gatesOfElementsAreTestsToo() {
        RunReport report = new RunReport(
                Optional.empty(),
                "wards",
                Duration.ZERO,
                List.of(Seen.step("each", StepKind.FOR_EACH, StepStatus.SUCCEEDED, 5, "2 elements")),
                List.of(Seen.accepted("each[0]/good", "yes"), Seen.rejected("each[1]/good", "no")));

        assertThat(GateReport.of(report).tests())
                .extracting(GateReport.Case::id)
                .containsExactly("each[0]/good", "each[1]/good");
    }
}
