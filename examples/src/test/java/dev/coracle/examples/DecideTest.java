package dev.coracle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideTest {
    private static final String NODE = "{\"metadata\":{\"name\":\"%s\"},\"status\":{\"allocatable\":"
            + "{\"cpu\":\"%s\",\"memory\":\"8Gi\",\"pods\":\"110\"}}}";
    private static final String CASE = "{\"name\":\"fit-1\",\"nodes\":[" + NODE.formatted("big", 4) + ","
            + NODE.formatted("small", 1) + "],\"pods\":[],\"namespaces\":[],\"pod\":{\"metadata\":{\"name\":\"p\","
            + "\"namespace\":\"default\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\",\"resources\":"
            + "{\"requests\":{\"cpu\":\"2\"}}}]}}}";

    @TempDir
    private Path directory = Path.of("");

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void eachCaseHasItsAnswer() throws IOException {
        Path cases = Files.write(directory.resolve("cases.jsonl.gz"), packed(CASE + "\n" + CASE + "\n"));
        Path answers = directory.resolve("answers.jsonl");

        Output run = Output.of("decide", "--cases", cases.toString(), "--answers", answers.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualToIgnoringNewLines("2 cases decided");
        assertThat(Files.readAllLines(answers))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer)
                        .contains("\"name\":\"fit-1\"", "\"best\":[\"big\"]", "\"reasons\":[\"Insufficient cpu\"]"));
    }

    @Test
    void aCaseThatIsNoneIsNamedAndNothingIsWritten() throws IOException {
        Path cases = Files.writeString(directory.resolve("cases.jsonl"), CASE + "\n[1]\n");
        Path answers = directory.resolve("answers.jsonl");

        Output run = Output.of("decide", "--cases", cases.toString(), "--answers", answers.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("cases.jsonl, line 2: a case must be a JSON object");
        assertThat(answers).doesNotExist();
    }
}
