package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    private static String text(String json) {
        return ((Json.Text) JsonReader.read(json, "file")).value();
    }

    @Test
    void theWholeGrammarThatIsAllowedIsRead() {
        String text = " {\"a\" :[ ] ,\t\"b\":{}\r\n, \"c\":[0,10 , 9223372036854775807],\"d\":\"\"} ";
        Json json = JsonReader.read(text, "file");
        Map<String, Json> expected = new LinkedHashMap<>();
        expected.put("a", new Json.Items(List.of()));
        expected.put("b", new Json.Members(new LinkedHashMap<>()));
        expected.put(
                "c", new Json.Items(List.of(new Json.Count(0), new Json.Count(10), new Json.Count(Long.MAX_VALUE))));
        expected.put("d", new Json.Text("", text.indexOf("\"\"") + 1));
        assertThat(((Json.Members) json).members()).isEqualTo(expected);
        assertThat(((Json.Members) json).members().keySet()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void stringsAreUnescaped() {
        assertThat(text("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")).isEqualTo("\"\\/\b\f\n\r\t");
        assertThat(text("\"\\u00e9\\u00E9\\u0000\\ud83D\\uDe80\"")).isEqualTo("éé\u0000\ud83d\ude80");
        assertThat(text("\"\u007f\u2028\uffff\ud83d\ude80/\"")).isEqualTo("\u007f\u2028\uffff\ud83d\ude80/");
        assertThat(((Json.Text) JsonReader.read("  \"abc\"", "file")).start()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "[1",
                "[1,",
                "}",
                "]",
                ",",
                "[1,]",
                "[,1]",
                "[,]",
                "[1 2]",
                "{,}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{1:1}",
                "{'a':1}",
                "[1}",
                "{\"a\":1]",
                "1 1",
                "{}{}",
                "[]]",
                "1,",
                "{}x",
                "\uffff",
                "{}\uffff",
                "[1\uffff",
                "true",
                "false",
                "null",
                "NaN",
                "-0",
                "-1",
                "+1",
                "1.0",
                "1.",
                ".5",
                "1e3",
                "1E3",
                "0x1",
                "00",
                "01",
                "١",
                "9223372036854775808",
                "99999999999999999999999",
                "\"\\\"",
                "\"\\",
                "\"\\a\"",
                "\"\\v\"",
                "\"\\'\"",
                "\"\\0\"",
                "\"\\U0041\"",
                "\"\\u\"",
                "\"\\u12\"",
                "\"\\u123",
                "\"\\u123g\"",
                "\"\\u-123\"",
                "\"\\u١١١١\"",
                "\"\\uff\uff11\uff11\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800x\"",
                "\"\\ud800\\u0041\"",
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "\"\u001f\"",
                "/**/1",
                "//\n1",
                "\ufeff1",
                "\u00a01",
                "1\f",
            })
    void anythingElseIsRefused(String json) {
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> JsonReader.read(json, "file"))
                .withMessageStartingWith("file: header at character ");
    }

    @Test
    void refusalsSayWhereAndWhat() {
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> JsonReader.read("[1, \ud83d\ude80]", "file"))
                .withMessage("file: header at character 4: expected an object, an array, a string or a whole number, "
                        + "found '\ud83d\ude80'");
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> JsonReader.read("[1", "file"))
                .withMessage("file: header at character 2: expected ',' or ']', found its end");
    }

    @Test
    void nestingIsReadToItsLimit() {
        assertThat(JsonReader.read("[".repeat(8) + "]".repeat(8), "file")).isInstanceOf(Json.Items.class);
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> JsonReader.read("[".repeat(9) + "]".repeat(9), "file"));
    }

    @Test
    void stringsAreWrittenWithTheFewestEscapes() {
        assertThat(JsonWriter.string("a\"b\\c/d\n\r\t\u0000\u001f\u007fé\ud83d\ude80"))
                .isEqualTo("\"a\\\"b\\\\c/d\\n\\r\\t\\u0000\\u001f\u007fé\ud83d\ude80\"");
    }

    @Test
    void everyCharacterIsWrittenSoThatItIsReadBack() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        assertThat(text(JsonWriter.string(all.toString()))).isEqualTo(all.toString());
    }

    @Test
    void objectsAreWrittenInTheirOrder() {
        Map<String, String> members = new LinkedHashMap<>();
        assertThat(JsonWriter.object(members)).isEqualTo("{}");
        members.put("b\"", "1");
        members.put("a", "[]");
        assertThat(JsonWriter.object(members)).isEqualTo("{\"b\\\"\":1,\"a\":[]}");
    }
}
