package org.taipeinlu.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.RandomModels;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.text.Tokenizer;

class ModelBundleTests {
  @TempDir private Path scratch = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void writeABundle() {
    folder = scratch.resolve("bundle");
    RandomModels.write(folder, 1);
  }

  @Test
  void isTheSameModelFromAFolderAndFromAZip() throws IOException {
    Path zip = zip(contents());
    assertThat(score(BundleFiles.of(zip)))
        .isEqualTo(score(BundleFiles.of(folder)))
        .isNotEqualTo(score(anotherModel()));
  }

  private BundleFiles anotherModel() {
    RandomModels.write(scratch.resolve("other"), 2);
    return BundleFiles.of(scratch.resolve("other"));
  }

  private static float score(BundleFiles files) {
    return score(ModelBundle.read(files));
  }

  private static float score(@Nullable ModelBundle model) {
    ModelBundle bundle = Objects.requireNonNull(model);
    String text = "go to Taipei now.";
    return bundle
        .scorer()
        .score(bundle.encoder().encode(new Tokenizer().tokenize(text), text))
        .at(2, 1);
  }

  @Test
  void readsTheNetworkOfALanguage() {
    RandomModels.write(scratch.resolve("chinese"), 2);
    BundleFiles chinese = BundleFiles.of(scratch.resolve("chinese"));
    joined(chinese);

    ModelBundle whole = ModelBundle.read(BundleFiles.of(folder));
    assertThat(whole.languages().keySet()).containsExactly("zh");
    assertThat(score(whole.languages().get("zh"))).isEqualTo(score(chinese));
    assertThat(score(whole)).isNotEqualTo(score(chinese));
    assertThat(BundleFiles.of(folder).languages()).containsExactly("zh");
    assertThat(score(BundleFiles.of(folder).ofLanguage("zh"))).isEqualTo(score(chinese));
    assertThat(ModelBundle.read(BundleFiles.of(folder).withoutLanguages()).languages()).isEmpty();
  }

  private void joined(BundleFiles chinese) {
    new BundleWriter()
        .bundle(BundleFiles.of(folder))
        .language("zh", chinese)
        .write(RandomModels.manifest(List.of(6)), folder);
  }

  @Test
  void refusesANetworkOfALanguageThatHasChanged() throws IOException {
    joined(anotherModel());
    edit("language/zh/vocabulary/word.txt", "taipei", "taipeh");
    refused("language/zh/vocabulary/word.txt: SHA-256 is");
  }

  @Test
  void refusesANetworkOfALanguageThatLacksAFile() {
    BundleFiles broken =
        new BundleWriter()
            .vocabularies(RandomModels.encoder())
            .files(RandomModels.manifest(List.of(6)));
    joined(broken);
    refused("language/zh/: weights.safetensors: missing from the bundle");
  }

  @Test
  void refusesALanguageThatFillsOtherSlots() throws IOException {
    Path manifest = scratch.resolve("other").resolve("manifest.json");
    RandomModels.write(scratch.resolve("other"), 2);
    Files.writeString(
        manifest,
        Files.readString(manifest).replace("\"kind\" : \"place\"", "\"kind\" : \"text\""));
    joined(BundleFiles.of(scratch.resolve("other")));
    refused("language/zh/: fills other slots than the bundle that it is part of");
  }

  @Test
  void hasTheSameIdForTheSameContent() {
    RandomModels.write(scratch.resolve("again"), 1);
    assertThat(ModelBundle.read(BundleFiles.of(scratch.resolve("again"))).manifest().id())
        .isEqualTo(ModelBundle.read(BundleFiles.of(folder)).manifest().id())
        .startsWith("sha256:");
  }

  @Test
  void refusesANewerFormat() throws IOException {
    edit("manifest.json", "\"format_version\" : 2", "\"format_version\" : 9");
    refused("bundle format 9 is not one that this program reads (1 to 2)");
  }

  @Test
  void readsAnOlderFormat() throws IOException {
    edit("manifest.json", "\"format_version\" : 2", "\"format_version\" : 1");
    assertThat(ModelBundle.read(BundleFiles.of(folder)).manifest().formatVersion()).isEqualTo(1);
  }

  @Test
  void refusesAManifestThatIsNotJson() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "hello");
    refused("manifest.json: not JSON");
  }

  @Test
  void refusesAnUnknownField() throws IOException {
    edit("manifest.json", "\"format_version\" : 2", "\"format_version\" : 2, \"colour\" : 2");
    refused("manifest.json: not a manifest");
  }

  @Test
  void refusesAMissingField() throws IOException {
    edit("manifest.json", "\"languages\"", "\"tongues\"");
    refused("manifest.json: not a manifest");
  }

  @Test
  void refusesAMissingFile() throws IOException {
    Files.delete(folder.resolve("vocabulary/word.txt"));
    refused("vocabulary/word.txt: missing from the bundle");
  }

  @Test
  void refusesAnExtraFile() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "hello");
    refused("notes.txt: not named in manifest.json");
  }

  @Test
  void refusesAChangedFile() throws IOException {
    Files.writeString(folder.resolve("vocabulary/word.txt"), "<unknown>\nx\n");
    refused("vocabulary/word.txt: SHA-256 is ");
  }

  @Test
  void refusesAnIdThatIsNotThatOfTheFiles() throws IOException {
    edit("manifest.json", "\"id\" : \"sha256:", "\"id\" : \"sha256:00");
    refused("\"id\" is not that of its files");
  }

  @Test
  void refusesAMissingTensor() {
    Map<String, Matrix> weights = new LinkedHashMap<>(RandomModels.weights(List.of(6), 1));
    weights.remove("output.bias");
    refusedWith(weights, "tensor \"output.bias\" is missing");
  }

  @Test
  void refusesATensorTooMany() {
    Map<String, Matrix> weights = new LinkedHashMap<>(RandomModels.weights(List.of(6), 1));
    weights.put("extra", new Matrix(1, 1, new float[1]));
    refusedWith(weights, "tensor \"extra\" is not used");
  }

  @Test
  void refusesATensorOfAnotherShape() {
    Map<String, Matrix> weights = new LinkedHashMap<>(RandomModels.weights(List.of(6), 1));
    weights.put("output.bias", new Matrix(1, 4, new float[4]));
    refusedWith(weights, "tensor \"output.bias\" is 1 × 4, manifest.json says 1 × 5");
  }

  @Test
  void refusesANumberThatIsNone() {
    Map<String, Matrix> weights = new LinkedHashMap<>(RandomModels.weights(List.of(6), 1));
    weights.put("output.bias", new Matrix(1, 5, new float[] {0, 0, Float.NaN, 0, 0}));
    refusedWith(weights, "tensor \"output.bias\" holds a number that is not finite");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense", "elman", "bijordan", "lstm", "bilstm-peephole", "bigru"})
  void holdsANetworkOfAnyKind(String kind) {
    List<Manifest.Feature> features = RandomModels.oneHotFeatures();
    NetworkKind network = NetworkKind.ofId(kind);
    new BundleWriter()
        .vocabularies(RandomModels.encoder())
        .weights(RandomModels.weights(network, features, List.of(6, 4), 1))
        .write(RandomModels.manifest(features, new Manifest.Network(kind, List.of(6, 4))), folder);
    assertThat(ModelBundle.read(BundleFiles.of(folder)).manifest().network().kind())
        .isEqualTo(kind);
    assertThat(score(BundleFiles.of(folder))).isFinite().isNotZero();
  }

  @Test
  void refusesAKindOfNetworkThatItDoesNotKnow() throws IOException {
    edit("manifest.json", "\"bilstm\"", "\"transformer\"");
    refused("manifest.json: unknown network kind \"transformer\"");
  }

  private void refusedWith(Map<String, Matrix> weights, String message) {
    new BundleWriter()
        .vocabularies(RandomModels.encoder())
        .weights(weights)
        .write(RandomModels.manifest(List.of(6)), folder);
    refused(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/etc/evil", "a/../../evil", "C:/evil", "a\\b", "a//b", "./a"})
  void refusesAPathOutsideOfTheBundle(String path) throws IOException {
    Map<String, byte[]> contents = contents();
    contents.put(path, new byte[1]);
    Path zip = zip(contents);
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> BundleFiles.of(zip))
        .withMessageContaining("is not a path inside the bundle");
  }

  @Test
  void refusesASymbolicLink() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));
    refused("is a symbolic link");
  }

  @Test
  void refusesAZipThatUnpacksToTooMuch() throws IOException {
    Path zip = scratch.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("weights.safetensors"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 257; i++) {
        out.write(zeros);
      }
    }
    assertThat(Files.size(zip)).isLessThan(1 << 20);
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> BundleFiles.of(zip))
        .withMessageContaining("this is no model bundle");
  }

  @Test
  void refusesTooManyFiles() throws IOException {
    for (int i = 0; i < 100; i++) {
      Files.writeString(folder.resolve("file" + i), "");
    }
    refused("more than 64 files");
  }

  @Test
  void refusesHalfAZip() throws IOException {
    byte[] whole = Files.readAllBytes(zip(contents()));
    Path half = Files.write(scratch.resolve("half.zip"), Arrays.copyOf(whole, 900));
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> ModelBundle.read(BundleFiles.of(half)));
  }

  @Test
  void keepsNumbersOfHalfTheBitsInHalfTheBytes() {
    Map<String, Matrix> rounded = new LinkedHashMap<>(RandomModels.weights(List.of(60), 1));
    rounded.replaceAll((name, matrix) -> RandomModels.rounded(matrix));
    byte[] half = Safetensors.write(rounded);
    byte[] whole = Safetensors.write(RandomModels.weights(List.of(60), 1));
    assertThat(half.length).isLessThan(whole.length * 6 / 10);
    Map<String, Matrix> read = Safetensors.read(half, "weights.safetensors");
    assertThat(read.keySet()).isEqualTo(rounded.keySet());
    rounded.forEach(
        (name, matrix) ->
            assertThat(Objects.requireNonNull(read.get(name)).values())
                .containsExactly(matrix.values()));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 1_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesWeightsWithAHostileHeaderLength(long length) {
    byte[] file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Safetensors.read(file, "weights.safetensors"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,64]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2000000000,2000000000],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[-16,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2,-2],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2,2],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
        "{\"a\":7}",
        "[1,2]x"
      })
  void refusesWeightsWhoseHeaderDoesNotFitTheFile(String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] file =
        ByteBuffer.allocate(8 + text.length + 16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text)
            .array();
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Safetensors.read(file, "weights.safetensors"))
        .withMessageStartingWith("weights.safetensors");
  }

  @Test
  void keepsTheOldBundleWhenTheNewOneCannotBeWritten() throws IOException {
    String old = ModelBundle.read(BundleFiles.of(folder)).manifest().id();
    // a file where the writer wants to make its folder
    Files.writeString(scratch.resolve("bundle.new"), "in the way");
    Path blocked = scratch.resolve("bundle.new/inside");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> RandomModels.write(blocked, 2));
    assertThat(ModelBundle.read(BundleFiles.of(folder)).manifest().id()).isEqualTo(old);
  }

  @Test
  void replacesABundleAsAWhole() throws IOException {
    RandomModels.write(folder, 2);
    assertThat(score(BundleFiles.of(folder))).isEqualTo(score(anotherModel()));
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("bundle", "other");
    }
  }

  private void refused(String message) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> ModelBundle.read(BundleFiles.of(folder)))
        .withMessageContaining(message);
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private Map<String, byte[]> contents() throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return contents;
  }

  private Path zip(Map<String, byte[]> contents) throws IOException {
    Path zip = scratch.resolve("bundle.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return zip;
  }
}
