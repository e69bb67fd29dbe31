//! Specs as authors write them, and as they mistype them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use carsi_charts::error::{Place, Problems};
use carsi_charts::format::Lang;
use carsi_charts::spec::{Spec, parse};
use proptest::prelude::*;

fn spec(text: &str) -> (Option<Spec>, Vec<String>) {
    let mut problems = Problems::default();
    let spec = parse(text, &mut problems);
    let said: Vec<String> = problems
        .iter()
        .map(|p| {
            let Place::Pointer(pointer) = &p.place else { panic!("a spec has pointers") };
            format!("{} {pointer} [{}] {}", p.code.name(), p.text, p.arg).trim_end().to_owned()
        })
        .collect();
    assert_eq!(spec.is_none(), problems.failed());
    (spec, said)
}

const INDICATOR: &str = r#"{"version": 1, "chart": "country-indicator""#;
const GOALS: &str = r#"{"version": 1, "chart": "goal-progress""#;

#[test]
fn a_full_indicator_spec_is_read() {
    let text = r#"{
        "version": 1, "chart": "country-indicator", "view": "line",
        "heading": {"en": "Homicide rate", "es": "Tasa de homicidios"},
        "subheading": {"es": "Solo en español"}, "note": " spaced ", "unit": "per 100,000", "decimals": 1,
        "source": "UNODC", "source_href": "https://example.org", "indicator": "Homicide rate",
        "countries": ["HND", "SLV"], "highlight": ["HND"], "from": 1990, "to": 2023,
        "better": "lower", "gaps": "bridge", "data": "homicide_rate.csv",
        "readings": [{"country": "HND", "year": 2015, "value": 1.5, "low": 1, "high": 2, "note": "x"},
                     {"country": "HND", "year": 2016, "value": null}, {"country": "HND", "year": 2017}]
    }"#;
    let (Some(Spec::Indicator(spec)), said) = spec(text) else { panic!() };
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(spec.heading.as_ref().unwrap().resolve(Lang::Es), "Tasa de homicidios");
    assert_eq!(spec.subheading.as_ref().unwrap().resolve(Lang::En), "Solo en español");
    assert_eq!(spec.note.as_ref().unwrap().resolve(Lang::Es), "spaced");
    assert_eq!(spec.readings.as_ref().unwrap().iter().filter(|r| r.reading.value.is_none()).count(), 2);
    assert_eq!((spec.from, spec.to, spec.decimals), (Some(1990), Some(2023), Some(1)));
}

#[test]
fn a_full_goals_spec_is_read() {
    let text = r#"{
        "version": 1, "chart": "goal-progress", "view": "bars", "method": "linear", "country": "HND", "data": "a.csv",
        "goal": 1, "baseline_year": 2010, "target": 10, "target_year": 2030, "better": "lower", "unit": "%", "decimals": 0,
        "goals": [
            {"number": 1, "title": "Safe streets", "note": "n", "indicators": [{
                "name": {"en": "Homicides", "es": "Homicidios"}, "unit": "u", "decimals": 1, "better": "lower",
                "country": "SLV", "data": "b.csv", "readings": [{"year": 2010, "value": 1}],
                "baseline": {"year": 2010}, "milestones": [{"year": 2015, "value": 2}],
                "target": {"year": 2030, "value": 3, "official": true, "note": "t"},
                "limits": {"low": 0, "high": 100}, "source": "s", "note": "m"
            }, {"name": "Other", "data": "a.csv"}]},
            {"title": "Nothing measurable"}
        ]
    }"#;
    let (Some(Spec::Goals(spec)), said) = spec(text) else { panic!() };
    assert_eq!(said, Vec::<String>::new());
    assert!(spec.goals[0].indicators[0].target.as_ref().unwrap().official);
    assert!(spec.goals[1].indicators.is_empty());
}

#[test]
fn what_is_wrong_is_named_with_its_pointer() {
    let cases: [(&str, String, &str); 37] = [
        ("empty", "".into(), "E-SPEC-JSON  [] 1:0"),
        ("not JSON", "country,year\n".into(), "E-SPEC-JSON  [c] 1:1"),
        (
            "a comma too many",
            "{\"version\": 1,\n \"chart\": \"x\",\n}".into(),
            "E-SPEC-JSON  [{\"version\": 1,\n \"chart\": \"x\",\n}] 3:1",
        ),
        (
            "cut off",
            format!("{INDICATOR}, \"heading\": {{\"en\": \"a"),
            "E-SPEC-JSON /heading/en [country-indicator\", \"heading\": {\"en\": \"a] 1:65",
        ),
        ("two values", "{} {}".into(), "E-SPEC-JSON  [{} {] 1:4"),
        ("a list", "[1, \"country-indicator\"]".into(), "E-SPEC-VALUE  [[…]] object"),
        ("null", "null".into(), "E-SPEC-VALUE  [null] object"),
        ("no version", r#"{"chart": "country-indicator"}"#.into(), "E-SPEC-VERSION /version [] 1"),
        (
            "newer",
            r#"{"version": 2, "chart": "country-indicator", "new": 1}"#.into(),
            "E-SPEC-VERSION /version [2] 1",
        ),
        ("zero", r#"{"version": 0}"#.into(), "E-SPEC-VALUE /version [0] 1"),
        ("a version as text", r#"{"version": "1"}"#.into(), "E-SPEC-VALUE /version [1] integer"),
        ("no chart", r#"{"version": 1}"#.into(), "E-SPEC-CHART /chart []"),
        (
            "a chart mistyped",
            r#"{"version": 1, "chart": "goals-progress"}"#.into(),
            "E-SPEC-CHART /chart [goals-progress] goal-progress",
        ),
        ("an unknown chart", r#"{"version": 1, "chart": "pie"}"#.into(), "E-SPEC-CHART /chart [pie]"),
        (
            "a key mistyped",
            format!("{INDICATOR}, \"headng\": \"x\"}}"),
            "E-SPEC-KEY /headng [headng] heading",
        ),
        (
            "camel case",
            format!("{INDICATOR}, \"sourceHref\": \"x\"}}"),
            "E-SPEC-KEY /sourceHref [sourceHref] source_href",
        ),
        ("an unknown key", format!("{INDICATOR}, \"colour\": \"x\"}}"), "E-SPEC-KEY /colour [colour]"),
        ("__proto__", format!("{INDICATOR}, \"__proto__\": {{}}}}"), "E-SPEC-KEY /__proto__ [__proto__]"),
        (
            "a key of the other chart",
            format!("{GOALS}, \"goals\": [], \"gaps\": \"break\"}}"),
            "E-SPEC-KEY /gaps [gaps] goals",
        ),
        ("twice", format!("{INDICATOR}, \"from\": 1990, \"from\": 1991}}"), "E-SPEC-VALUE /from [from] once"),
        (
            "an unknown language",
            format!("{INDICATOR}, \"note\": {{\"en\": \"a\", \"fr\": \"b\"}}}}"),
            "E-SPEC-KEY /note/fr [fr]",
        ),
        ("a number for words", format!("{INDICATOR}, \"note\": 5}}"), "E-SPEC-VALUE /note [5] words"),
        ("a list for words", format!("{INDICATOR}, \"note\": [\"a\"]}}"), "E-SPEC-VALUE /note [[…]] words"),
        (
            "text for a number",
            format!("{INDICATOR}, \"decimals\": \"1\"}}"),
            "E-SPEC-VALUE /decimals [1] integer",
        ),
        (
            "a year with a part",
            format!("{INDICATOR}, \"from\": 1990.5}}"),
            "E-SPEC-VALUE /from [1990.5] integer",
        ),
        (
            "a negative count",
            format!("{INDICATOR}, \"decimals\": -1}}"),
            "E-SPEC-VALUE /decimals [-1] integer",
        ),
        (
            "text for a list",
            format!("{INDICATOR}, \"countries\": \"HND\"}}"),
            "E-SPEC-VALUE /countries [HND] list",
        ),
        (
            "a number in a list",
            format!("{INDICATOR}, \"countries\": [\"HND\", 84]}}"),
            "E-SPEC-VALUE /countries/1 [84] text",
        ),
        (
            "an unknown way",
            format!("{INDICATOR}, \"better\": \"up\"}}"),
            "E-SPEC-VALUE /better [up] lower | higher",
        ),
        (
            "one way only",
            format!("{INDICATOR}, \"view\": \"pie\"}}"),
            "E-SPEC-VALUE /view [pie] line | bars | dots | slope | multiples | heat | map | tiles | table",
        ),
        ("a way that is no text", format!("{INDICATOR}, \"gaps\": 1}}"), "E-SPEC-VALUE /gaps [1] text"),
        ("out of range", format!("{INDICATOR}, \"from\": 1e999}}"), "E-SPEC-VALUE /from [1e999] number"),
        ("no goals", format!("{GOALS}}}"), "E-SPEC-VALUE /goals [] required"),
        (
            "no title",
            format!("{GOALS}, \"goals\": [{{\"title\": \"a\"}}, {{}}]}}"),
            "E-SPEC-VALUE /goals/1/title [] required",
        ),
        (
            "deep inside",
            format!(
                "{GOALS}, \"goals\": [{{\"title\": \"a\", \"indicators\": [{{\"name\": \"b\", \"target\": {{\"yaer\": 1, \"value\": 2}}}}]}}]}}"
            ),
            "E-SPEC-KEY /goals/0/indicators/0/target/yaer [yaer] year",
        ),
        (
            "a struct as a list",
            format!(
                "{GOALS}, \"goals\": [{{\"title\": \"a\", \"indicators\": [{{\"name\": \"b\", \"target\": [2030, 5]}}]}}]}}"
            ),
            "E-SPEC-VALUE /goals/0/indicators/0/target [[…]] object",
        ),
        (
            "no value",
            format!(
                "{GOALS}, \"goals\": [{{\"title\": \"a\", \"indicators\": [{{\"name\": \"b\", \"milestones\": [{{\"year\": 2030}}]}}]}}]}}"
            ),
            "E-SPEC-VALUE /goals/0/indicators/0/milestones/0/value [] required",
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(spec(&text).1, [expected], "{name}");
    }
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let text = format!(
        r#"{GOALS}, "goal": -1, "unit": {{"en": null, "es": "u", "es": "v"}}, "better": "up", "better": "down",
        "goals": [
            5,
            {{"titel": "a", "indicators": null}},
            {{"title": null, "note": null, "indicators": [
                {{"name": "b", "nmae": "c", "readings": [{{"yaer": 2010}}, {{"year": "2011", "value": true}}],
                 "milestones": {{}}, "target": {{"value": [1], "official": "yes"}}}}]}}
        ], "targets": 3}}"#
    );
    assert_eq!(
        spec(&text).1,
        [
            "E-SPEC-VALUE /goal [-1] integer",
            "E-SPEC-VALUE /goals/0 [5] object",
            "E-SPEC-VALUE /goals/1/indicators [null] list",
            "E-SPEC-KEY /goals/1/titel [titel] title",
            "E-SPEC-VALUE /goals/2/title [null] words",
            "E-SPEC-KEY /goals/2/indicators/0/readings/0/yaer [yaer] year",
            "E-SPEC-VALUE /goals/2/indicators/0/readings/1/year [2011] integer",
            "E-SPEC-VALUE /goals/2/indicators/0/readings/1/value [true] number",
            "E-SPEC-VALUE /goals/2/indicators/0/milestones [{…}] list",
            "E-SPEC-VALUE /goals/2/indicators/0/target/value [[…]] number",
            "E-SPEC-VALUE /goals/2/indicators/0/target/official [yes] boolean",
            "E-SPEC-VALUE /goals/2/indicators/0/target/year [] required",
            "E-SPEC-KEY /goals/2/indicators/0/nmae [nmae] name",
            "E-SPEC-VALUE /unit/en [null] text",
            "E-SPEC-VALUE /unit/es [es] once",
            "E-SPEC-VALUE /better [better] once",
            "E-SPEC-VALUE /better [up] lower | higher",
            "E-SPEC-KEY /targets [targets] target",
        ]
    );
}

#[test]
fn null_is_absence_only_where_absence_means_nothing() {
    let keys = ["heading", "source_href", "countries", "from", "better", "decimals", "readings"];
    let nulls: String = keys.iter().map(|key| format!(", \"{key}\": null")).collect();
    assert_eq!(spec(&format!("{INDICATOR}{nulls}}}")), spec(&format!("{INDICATOR}}}")));
    for (key, expected) in [("view", "text"), ("gaps", "text")] {
        let said = spec(&format!("{INDICATOR}, \"{key}\": null}}")).1;
        assert_eq!(said, [format!("E-SPEC-VALUE /{key} [null] {expected}")]);
    }
}

#[test]
fn a_byte_order_mark_is_no_problem_and_depth_is_no_danger() {
    assert!(spec(&format!("\u{feff}{INDICATOR}}}")).0.is_some());
    let deep = format!("{INDICATOR}, \"note\": {}", "[".repeat(200_000));
    assert_eq!(spec(&deep).1.len(), 1);
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in ".{0,200}") {
        spec(&text);
    }

    #[test]
    fn any_change_of_a_spec_is_no_panic(at in 0_usize..300, junk in "[\\[\\]{}\",:0-9a-zé]{0,4}") {
        let whole = format!(
            "{GOALS}, \"goals\": [{{\"title\": {{\"en\": \"é\"}}, \"indicators\": [{{\"name\": \"b\", \"target\": \
             {{\"year\": 2030, \"value\": 1.5e3}}, \"readings\": [{{\"year\": 2000, \"value\": null}}]}}]}}]}}"
        );
        let at = (0..=at.min(whole.len())).rev().find(|i| whole.is_char_boundary(*i)).unwrap();
        let (before, after) = whole.split_at(at);
        spec(&format!("{before}{junk}{after}"));
        spec(before);
    }
}
