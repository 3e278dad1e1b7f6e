package org.evermodel.examples.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.registry.OutputOption;
import org.evermodel.examples.registry.TextTable;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.reproduce.Certificate;
import org.evermodel.pipeline.reproduce.Difference;
import org.evermodel.pipeline.reproduce.Premises;
import org.evermodel.pipeline.reproduce.Reproduction;
import org.evermodel.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipeline reproduce models:/NAME/3}: trains a version again and certifies what came out. */
@Command(
        name = "reproduce",
        sortOptions = false,
        description = "Trains a registered version again from its recorded dataset version, settings and seed, and"
                + " certifies what came out. What is not as it was is listed before.")
final class ReproduceCommand implements Callable<Integer> {
    private static final int REPRODUCED = 0;
    private static final int DIFFERENT = 3;

    private final Terminal terminal;

    @Parameters(paramLabel = "ADDRESS", description = "models:/NAME/3 or models:/NAME@ALIAS.")
    private String address = "";

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            defaultValue = "0.001",
            description = "How far measures may be apart, as a share (default: ${DEFAULT-VALUE}).")
    private double tolerance = 0.001;

    @Option(names = "--cached", description = "Uses outputs of steps that are kept, and tells which.")
    private boolean cached;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ReproduceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ModelUri uri = uri();
        try (Workshop workshop = Workshop.open(home.path(), terminal, true)) {
            Registry registry = workshop.home().registry();
            Asked asked = Asked.recall(registry, workshop.facts(run(registry, uri)));
            Pipeline<Dataset, Evaluated> pipeline = workshop.unjudged(asked);
            Reproduction reproduction = reproduction(workshop);
            Premises premises = reproduction.premises(uri, pipeline, asked.input());
            if (!output.isJson()) {
                output.say(terminal, () -> text(premises), JsonLine::object);
            }
            Certificate certificate = reproduction.reproduce(uri, pipeline, asked.input());
            output.say(terminal, () -> text(certificate, premises), () -> json(certificate, premises));
            return certificate.reproduced() ? REPRODUCED : DIFFERENT;
        }
    }

    private ModelUri uri() {
        try {
            return ModelUri.parse(address);
        } catch (IllegalArgumentException e) {
            throw new UsageException("\"" + address + "\" is no address of a version: " + e.getMessage(), e);
        }
    }

    private static RunId run(Registry registry, ModelUri uri) {
        ModelVersion version = registry.models()
                .resolve(uri)
                .orElseThrow(() -> new NotFoundException("there is no " + uri
                        + " in this home; registry list tells what there is, and --home names another home"));
        return version.run()
                .orElseThrow(() -> new UsageException(
                        version.uri() + " was registered without a run, so nobody knows how it came to be"));
    }

    private Reproduction reproduction(Workshop workshop) {
        Registry registry = workshop.home().registry();
        Reproduction reproduction;
        try {
            reproduction = Reproduction.of(registry.models(), registry.experiments(), registry.datasets())
                    .tagging(registry.models())
                    .within(tolerance);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + e.getMessage(), e);
        }
        return cached ? reproduction.on(workshop.home().runner()) : reproduction;
    }

    private static TextTable table(Iterable<Difference> differences) {
        TextTable table = new TextTable("LAYER", "FIELD", "WAS", "IS");
        differences.forEach(each -> table.row(
                each.layer(),
                each.field(),
                each.recorded().orElse("–"),
                each.actual().orElse("–")));
        return table;
    }

    private static String text(Premises premises) {
        return "from runs:/" + premises.run() + " with seed " + premises.seed() + "\n"
                + table(premises.differences()).orElse("data, code, settings and environment are as they were");
    }

    private static String text(Certificate certificate, Premises premises) {
        int known = premises.differences().size();
        String after = known == certificate.differences().size()
                ? ""
                : table(certificate
                                        .differences()
                                        .subList(
                                                known, certificate.differences().size()))
                                .orElse("")
                        + "\n";
        return after + certificate;
    }

    private static ObjectNode json(Certificate certificate, Premises premises) {
        ObjectNode json = JsonLine.object();
        json.put("seed", premises.seed());
        json.put("reproduced", certificate.reproduced());
        json.set("certificate", JsonLine.parse(certificate.toJson()));
        return json;
    }
}
