// The lifecycle at a prompt, from a table to an endpoint that answers. From the root of the project, after the build:
//   jshell --class-path mlops-examples/target/mlops-examples.jar < mlops-examples/jshell/tour.jsh
import org.evermodel.*
import org.evermodel.check.*
import org.evermodel.data.*
import org.evermodel.evaluate.*
import org.evermodel.examples.patients.SurgicalPatients
import org.evermodel.model.*
import org.evermodel.pipeline.*
import org.evermodel.pipeline.step.*
import org.evermodel.registry.*
import org.evermodel.serving.*
import org.evermodel.tribuo.*

java.util.logging.LogManager.getLogManager().reset()
var folder = java.nio.file.Files.createTempDirectory("evermodel-")
var storage = LocalStorage.at(folder)
var registry = Registry.builder(storage).flavor(new TribuoFlavor()).open()
var patients = registry.datasets().register(new DatasetName("patients"), SurgicalPatients.generate(4_000, 42), "made up").load()
Validator.of(Checks.rowsAtLeast(1_000), Checks.column("age").between(18, 120)).validate(patients)
var name = new ModelName("complications")
var training = Pipeline.named("complications", Dataset.class).step("split", Split.stratified(SurgicalPatients.TARGET, 0.3)).step("train", Train.predicting(SurgicalPatients.TARGET).with(TribuoTrainers.logisticRegression(), Transforms.impute().standardize().oneHot())).step("evaluate", Evaluate.classification(SurgicalPatients.TARGET)).gate("surely useful", Gates.betterThanBaseline()).step("register", Register.as(name, registry.models())).build()
var runner = Runner.of(storage, registry.experiments())
var version = runner.run(training, patients).orElseThrow()
runner.plan(training, patients)
registry.models().alias(name, Alias.CHAMPION).moveTo(version.number(), "passed its gates")
var endpoint = Endpoint.builder(name, registry.models()).open()
endpoint.predict(Row.of("age", 71, "asa_class", 3, "emergency", true))
endpoint.status()
registry.verify()
endpoint.close()
registry.close()
/exit
