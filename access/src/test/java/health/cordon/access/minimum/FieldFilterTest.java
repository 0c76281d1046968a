package health.cordon.access.minimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.Role;
import health.cordon.access.minimum.Withheld.Because;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.testkit.PhiCanary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Cfr("164.502(b)")
@Cfr("164.514(d)")
class FieldFilterTest {

    private static final MinimumNecessary STANDARD = MinimumNecessary.named("standard");

    private static FieldFilter rule(String fields) {
        return MinimumNecessary.parse(
                        "name: test\nrules:\n  - {id: one, says: x, function: f, purpose: TREAT, " + fields + "}\n")
                .filterFor(List.of(), PurposeOfUse.TREAT, "f");
    }

    private static String given(FieldFilter filter, String json) {
        return new String(
                        filter.json(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                                .body(),
                        StandardCharsets.UTF_8)
                .replace('"', '\'');
    }

    private static String withheld(FieldFilter filter, String json) {
        return filter.json(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).withholding().withheld().stream()
                .map(each -> each.path() + " " + each.because() + " " + each.count())
                .collect(Collectors.joining(", "));
    }

    @Test
    void aModelThatReadsImagesGetsPixelsModalityAndAnAgeBandAndNeverAName() {
        FieldFilter filter = STANDARD.filterFor(List.of(Role.SERVICE), PurposeOfUse.TREAT, "imaging-model");
        String record = "{'name':'Thessaly Quillfeather','mrn':'00419937','age':47,'modality':'CT','pixels':'AAECAw==',"
                + "'birth-date':'1978-03-14','operator':'I. Balogh','series':[{'modality':'CT','pixels':'BAUG','device':'SN 77'}]}";
        assertThat(given(filter, record))
                .isEqualTo(
                        "{'age':'40-49','modality':'CT','pixels':'AAECAw==','series':[{'modality':'CT','pixels':'BAUG'}]}");
        assertThat(withheld(filter, record))
                .isEqualTo("? UNKNOWN 1, series.? UNKNOWN 1, name RULE 1, mrn RULE 1, birth-date RULE 1");
    }

    @Test
    void whatIsToldOfWithheldFieldsHoldsNoValueAndNoUnknownNameUnlessAsked() {
        FieldFilter filter = rule("keep: [a]");
        String keyedByData = "{'a':1,'Quillfeather, Thessaly':{'mrn':'00419937'},'b':'secret'}";
        Withholding told = filter.json(keyedByData.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .withholding();
        assertThat(told.toString()).doesNotContain("Quillfeather", "00419937", "secret");
        assertThat(withheld(filter.namingUnknownFields(), keyedByData))
                .isEqualTo("Quillfeather, Thessaly UNKNOWN 1, b UNKNOWN 1");
    }

    @Test
    void pathsGoThroughObjectsAndLists() {
        FieldFilter filter = rule("keep: [a.b, c.d.e, x]");
        assertThat(given(
                        filter,
                        "{'a':{'b':1,'z':2},'c':[{'d':[{'e':'q','f':1},{'e':[true,null]}]},{'g':1}],'x':[1,[2,3]]}"))
                .isEqualTo("{'a':{'b':1},'c':[{'d':[{'e':'q'},{'e':[true,null]}]},{}],'x':[1,[2,3]]}");
    }

    @Test
    void aFieldThatHoldsSomethingElseThanTheRuleExpectsIsWithheld() {
        FieldFilter filter = rule("keep: [name, address.state]");
        String odd = "{'name':{'given':'Thessaly'},'address':'1 Wexcombe Street'}";
        assertThat(given(filter, odd)).isEqualTo("{}");
        assertThat(withheld(filter, odd)).isEqualTo("name OTHER_FORM 1, address OTHER_FORM 1");
        String lists =
                "{'name':['x',{'given':'Thessaly'},[{'given':'T'}]],'address':['1 Wexcombe Street',{'state':'OH','line':'1 Wexcombe'}]}";
        assertThat(given(filter, lists)).isEqualTo("{'name':['x',[]],'address':[{'state':'OH'}]}");
    }

    @Test
    void wildcardsAndExceptions() {
        FieldFilter filter =
                rule("keep: ['*.code', 'o.**', 'o2.a.**', m.text], withhold: [o.subject, '*.secret', m.code]");
        assertThat(given(
                        filter,
                        "{'p':{'code':1,'x':2,'secret':3},'o':{'code':4,'q':{'r':[5]},'subject':{'n':'T'},'secret':6},"
                                + "'o2':{'a':{'b':7},'c':8,'code':9},'m':{'text':'t','code':10}}"))
                .isEqualTo(
                        "{'p':{'code':1},'o':{'code':4,'q':{'r':[5]}},'o2':{'a':{'b':7},'code':9},'m':{'text':'t'}}");
    }

    @Test
    void valuesComeOutAsTheyWentIn() {
        FieldFilter filter = rule("keep: ['a.**', b]");
        String values = "{'a':{'n':[0,-1,1.0,1.10,1e400,-0.0,12345678901234567890123,0.1234567890123456789],"
                + "'s':'\\u00e9\u4E2D \\\"\\\\ \\n','t':[true,false,null,{},[]]},'b':'x'}";
        String out = given(filter, values);
        assertThat(out)
                .contains(
                        "[0,-1,1.0,1.10,1e400,-0.0,12345678901234567890123,0.1234567890123456789]",
                        "\u00E9\u4E2D",
                        "[true,false,null,{},[]]");
        assertThat(given(filter, out)).isEqualTo(out);
    }

    @Test
    void aValueCanSayLess() {
        FieldFilter filter = rule("as: {d: year, age: age-band, zip: zip3, note: present}");
        assertThat(given(filter, "{'d':'2024-05-06T07:08:09Z','age':'89','zip':'44118-1234','note':'Thessaly'}"))
                .isEqualTo("{'d':'2024','age':'80-89','zip':'441','note':true}");
        assertThat(given(filter, "{'d':['2024','1999-01'],'age':[0,9,90,103],'zip':'03601','note':false}"))
                .isEqualTo("{'d':['2024','1999'],'age':['0-9','0-9','90+','90+'],'zip':'000','note':true}");
        String odd = "{'d':'May 6','age':47.5,'zip':null,'note':{'x':1}}";
        assertThat(given(filter, odd)).isEqualTo("{}");
        assertThat(withheld(filter, odd))
                .contains("d OTHER_FORM 1", "age OTHER_FORM 1", "zip OTHER_FORM 1", "note OTHER_FORM 1");
        for (String age : List.of("-1", "'151'", "'4 7'", "'\u0664\u0667'", "''", "99999999999999999999")) {
            assertThat(given(filter, "{'age':" + age + "}")).isEqualTo("{}");
        }
    }

    @Test
    void resourcesAreFilteredByTheirTypeWhereverTheirTypeStands() {
        FieldFilter filter = rule(
                "resources: {Patient: {keep: [gender], nested: [contained]}, Bundle: {keep: [type], nested: [entry.resource]}}");
        String bundle = "{'resourceType':'Bundle','type':'searchset','total':2,'entry':["
                + "{'fullUrl':'urn:1','resource':{'resourceType':'Patient','gender':'female','name':[{'family':'Q'}]}},"
                + "{'resource':{'name':[{'family':'Q'}],'gender':'male','birthDate':'1978','resourceType':'Patient','id':'9'}},"
                + "{'resource':{'resourceType':'Observation','valueString':'Thessaly'}},"
                + "{'resource':{'valueString':'Thessaly'}},"
                + "{'resource':'Thessaly'},{'resource':[{'resourceType':'Patient','gender':'other'},'Thessaly']}]}";
        assertThat(given(filter, bundle))
                .isEqualTo("{'resourceType':'Bundle','type':'searchset','entry':["
                        + "{'resource':{'resourceType':'Patient','gender':'female'}},"
                        + "{'resource':{'resourceType':'Patient','gender':'male'}},{},"
                        + "{'resource':{}},{},{'resource':[{'resourceType':'Patient','gender':'other'}]}]}");
        assertThat(withheld(filter, bundle))
                .contains(
                        "Patient.? UNKNOWN 4",
                        "? UNKNOWN_RESOURCE 1",
                        "Bundle.entry.resource OTHER_FORM 2",
                        "Bundle.entry.? UNKNOWN 1");
        assertThat(given(filter, "{'resourceType':'Observation','valueString':'Thessaly'}"))
                .isEqualTo("{}");
        assertThat(given(filter, "[{'resourceType':'Patient','gender':'male'},{'resourceType':'X'},'Thessaly']"))
                .isEqualTo("[{'resourceType':'Patient','gender':'male'}]");
    }

    @Test
    void aTypeThatIsToldTwiceOrIsNoTextCannotChangeTheFields() {
        FieldFilter filter = rule("resources: {Patient: {keep: [gender]}, Claim: {keep: ['**']}}");
        assertThat(given(filter, "{'resourceType':'Patient','gender':'male','resourceType':'Claim','name':'Thessaly'}"))
                .isEqualTo("{'resourceType':'Patient','gender':'male'}");
        assertThat(
                        given(
                                filter,
                                "{'name':'Thessaly','resourceType':'Patient','gender':'male','resourceType':'Claim','x':'Thessaly'}"))
                .isEqualTo("{'resourceType':'Patient','gender':'male'}");
        assertThat(given(filter, "{'resourceType':'Claim','a':1,'resourceType':'Patient'}"))
                .isEqualTo("{'resourceType':'Claim','a':1}");
        for (String type : List.of("{'a':{'b':1}}", "['Claim']", "null", "7", "''")) {
            assertThat(given(filter, "{'resourceType':" + type + ",'name':'Thessaly'}"))
                    .isEqualTo("{}");
            assertThat(given(
                            filter,
                            "[{'resourceType':" + type
                                    + ",'name':'Thessaly'},{'resourceType':'Patient','gender':'x'}]"))
                    .isEqualTo("[{'resourceType':'Patient','gender':'x'}]");
        }
    }

    @Test
    void aTypeThatComesAfterAMillionCharactersIsNone() {
        FieldFilter filter = rule("resources: {Patient: {keep: [gender]}}");
        String long1 = "{'pad':'" + "x".repeat(1_100_000) + "','gender':'male','resourceType':'Patient'}";
        assertThat(given(filter, long1)).isEqualTo("{}");
    }

    @Test
    void doubledFieldsAreTreatedAlike() {
        FieldFilter filter = rule("keep: [a, b.c]");
        assertThat(given(filter, "{'a':1,'a':{'name':'Thessaly'},'b':{'c':2},'b':{'c':3,'name':'T'},'b':'Thessaly'}"))
                .isEqualTo("{'a':1,'b':{'c':2},'b':{'c':3}}");
        assertThat(given(filter, "{'\\u0061':1,'a\\u0000':2}")).isEqualTo("{'a':1}");
    }

    @Test
    void aDocumentThatIsABareValueGivesNothing() {
        FieldFilter filter = rule("keep: ['**']");
        assertThat(given(filter, "'Thessaly'")).isEqualTo("null");
        assertThat(given(filter, "['Thessaly',{'a':1}]")).isEqualTo("[{'a':1}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} {\"a\":2}",
                "{a:1}",
                "{\"a\":NaN}",
                "nul",
                "[1,]",
                "{\"a\":\"\u0001\"}",
                "{\"a\":01}"
            })
    void whatIsNoDocumentIsAnErrorAndGivesNothing(String json) {
        FieldFilter filter = rule("keep: ['**']");
        assertThatThrownBy(() -> filter.json(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_TREE));
    }

    @Test
    void anErrorTellsTheLineAndNothingOfTheText() {
        FieldFilter filter = rule("keep: ['**']");
        assertThatThrownBy(() -> filter.json("{\"a\":1,\n\"b\": Quillfeather}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(CordonException.class, e -> {
                    assertThat(e.getMessage()).contains("line=2").doesNotContain("Quill");
                    assertThat(String.valueOf(e.getCause())).doesNotContain("Quill");
                });
    }

    @Test
    void aCanaryInWithheldFieldsComesOutNowhere() {
        PhiCanary canary = PhiCanary.plant(23);
        FieldFilter filter = STANDARD.filterFor(List.of(Role.DATA_SCIENTIST), PurposeOfUse.HRESCH, "cohort");
        String name = canary.value("last name");
        String ssn = canary.value("ssn");
        String record = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + name + "\"}],\"" + name
                + "\":{\"ssn\":\"" + ssn
                + "\"},\"gender\":\"female\",\"birthDate\":{\"" + name + "\":1},\"address\":[\"" + name
                + "\",{\"line\":[\"" + ssn
                + "\"],\"state\":\"OH\"}]}";
        Minimized given = filter.json(record.getBytes(StandardCharsets.UTF_8));
        canary.assertAbsent("what was given", new String(given.body(), StandardCharsets.UTF_8));
        canary.assertAbsent("what was told", given + given.withholding().toString());
        assertThatThrownBy(() -> filter.json((record + name).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(CordonException.class, e -> {
                    java.io.StringWriter stack = new java.io.StringWriter();
                    e.printStackTrace(new java.io.PrintWriter(stack));
                    canary.assertAbsent("the error", stack.toString());
                });
    }

    @Test
    void depthIsBounded() {
        FieldFilter filter = rule("keep: ['**']");
        String deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
        assertThatThrownBy(() -> filter.json(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_TREE));
    }

    @Test
    void linesOfJsonStayLinesAndAStreamGivesWhatBytesGive() throws IOException {
        FieldFilter filter = rule("keep: [a]");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Withholding told = filter.ndjson(
                new ByteArrayInputStream(
                        "{\"a\":1,\"b\":2}\n\n{\"a\":[3]}\r\n{\"c\":4}\n".getBytes(StandardCharsets.UTF_8)),
                out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}\n{\"a\":[3]}\n{}");
        assertThat(told.kept()).isEqualTo(2);
        assertThat(told.withheld()).containsExactly(new Withheld("?", Because.UNKNOWN, 2));
        ByteArrayOutputStream single = new ByteArrayOutputStream();
        filter.json(new ByteArrayInputStream("{\"a\":1,\"b\":2}".getBytes(StandardCharsets.UTF_8)), single);
        assertThat(single.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
        ByteArrayOutputStream nothing = new ByteArrayOutputStream();
        filter.ndjson(new ByteArrayInputStream(new byte[0]), nothing);
        assertThat(nothing.size()).isZero();
    }

    private static String table(FieldFilter filter, String csv) throws IOException {
        StringWriter out = new StringWriter();
        filter.table(new StringReader(csv), out, ',');
        return out.toString();
    }

    @Test
    void aTableLosesItsColumns() throws IOException {
        FieldFilter filter = rule("keep: [modality, 'lab.*'], as: {age: age-band}, withhold: [name]");
        assertThat(table(
                        filter,
                        "name,age,modality,lab.na,city\r\n\"Q, T\",47,CT,\"1,5\",Lowmere\r\nB,x,,2,\"a\nb\"\r\n"))
                .isEqualTo("age,modality,lab.na\n40-49,CT,\"1,5\"\n,,2\n");
        StringWriter out = new StringWriter();
        Withholding told = filter.table(new StringReader("name,age,city\nQ,47,L\nB,x,M\n"), out, ',');
        assertThat(told.withheld())
                .containsExactlyInAnyOrder(
                        new Withheld("name", Because.RULE, 1),
                        new Withheld("?", Because.UNKNOWN, 1),
                        new Withheld("age", Because.OTHER_FORM, 1));
        assertThat(table(filter, "")).isEmpty();
        assertThat(table(filter, "name,city\nQ,L\n")).doesNotContain("Q", "L", "name", "city");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1\n", "a,b\n1,2,3\n", "a,a\n1,2\n", "a,b\n\"1,2\n"})
    void aBrokenTableIsAnError(String csv) {
        FieldFilter filter = rule("keep: [a, b]");
        assertThatThrownBy(() -> table(filter, csv))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_TABLE));
    }

    @Test
    @Cfr("164.502(b)(2)(i)")
    void whoTreatsGetsAll() {
        FieldFilter filter = STANDARD.filterFor(List.of(Role.CLINICIAN), PurposeOfUse.ETREAT, "chart");
        assertThat(given(filter, "{'resourceType':'Patient','name':'T','x':{'y':[1]}}"))
                .isEqualTo("{'resourceType':'Patient','name':'T','x':{'y':[1]}}");
        assertThat(filter.rule().exemption().orElseThrow().citation()).isEqualTo("164.502(b)(2)(i)");
    }

    @Test
    void billingAndResearchGetDifferentPartsOfOnePatient() {
        String patient =
                "{'resourceType':'Patient','id':'p1','identifier':[{'system':'mrn','value':'00419937'}],'name':[{'family':'Q'}],"
                        + "'gender':'female','birthDate':'1951-03-14','address':[{'line':['1 Wexcombe'],'city':'Lowmere','state':'OH','postalCode':'44118'}],"
                        + "'photo':[{'data':'AAAA'}],'extension':[{'url':'x'}]}";
        assertThat(given(STANDARD.filterFor(List.of(), PurposeOfUse.HPAYMT, "claims"), patient))
                .isEqualTo(
                        "{'resourceType':'Patient','id':'p1','identifier':[{'system':'mrn','value':'00419937'}],'name':[{'family':'Q'}],"
                                + "'gender':'female','birthDate':'1951-03-14','address':[{'line':['1 Wexcombe'],'city':'Lowmere','state':'OH','postalCode':'44118'}]}");
        assertThat(given(STANDARD.filterFor(List.of(Role.DATA_SCIENTIST), PurposeOfUse.HRESCH, "cohort"), patient))
                .isEqualTo(
                        "{'resourceType':'Patient','gender':'female','birthDate':'1951','address':[{'state':'OH','postalCode':'441'}]}");
    }

    @Test
    void whereNoRuleIsNothingIsGiven() {
        for (Runnable asked : List.<Runnable>of(
                () -> STANDARD.filterFor(List.of(Role.CLINICIAN), PurposeOfUse.HRESCH, "chart"),
                () -> STANDARD.filterFor(List.of(Role.DATA_SCIENTIST), PurposeOfUse.TREAT, "chart"),
                () -> STANDARD.filterFor(List.of(), PurposeOfUse.HRESCH, "cohort"),
                () -> STANDARD.filterFor(List.of(Role.CLINICIAN), PurposeOfUse.TREAT, "newsletter"))) {
            assertThatThrownBy(asked::run)
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.NO_RULE));
        }
    }
}
