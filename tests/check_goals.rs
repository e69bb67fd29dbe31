//! Goal specs and data put together: what a chart of goals holds, and what is said of the rest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity
)]

mod common;

use carsi_charts::access;
use carsi_charts::figure::Key;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::Better;
use carsi_charts::progress::{Method, Status, Why};
use common::checking::{FALLING, goals, measure, run};

#[test]
fn a_measure_is_counted_from_its_baseline() {
    let cases: [(&str, Option<(i32, f64)>, &[&str]); 6] = [
        ("", Some((2010, 80.0)), &[]),
        (r#", "baseline": {"year": 2015}"#, Some((2015, 60.0)), &[]),
        (r#", "baseline": {"year": 2015, "value": 61}"#, Some((2015, 61.0)), &[]),
        (r#", "baseline": {"year": 2005, "value": 70}"#, Some((2005, 70.0)), &[]),
        (
            r#", "baseline": {"year": 2012}"#,
            Some((2010, 80.0)),
            &["W-BASELINE-ABSENT /goals/0/indicators/0/baseline [2012] 2010"],
        ),
        (
            r#", "baseline": {"year": 20}"#,
            None,
            &["E-SPEC-VALUE /goals/0/indicators/0/baseline/year [20] year"],
        ),
    ];
    for (keys, baseline, expected) in cases {
        let (found, said) = measure(r#""country": "HND","#, keys, FALLING);
        assert_eq!(said, expected, "{keys}");
        let found = found.and_then(|m| m.baseline).map(|(year, value)| (year, value.get()));
        assert_eq!(found, baseline, "{keys}");
    }
}

#[test]
fn a_target_is_judged_and_questioned() {
    let cases: [(&str, &str, Status); 7] = [
        (r#"{"year": 2030, "value": 10}"#, "", Status::OnTrack),
        (r#"{"year": 2030, "value": 80}"#, "equal", Status::Achieved),
        (r#"{"year": 2010, "value": 10}"#, "year", Status::Undetermined(Why::TargetNotAfterBaseline)),
        (r#"{"year": 2030, "value": 90}"#, "direction", Status::Achieved),
        (r#"{"year": 2030, "value": -5}"#, "limits", Status::SomeProgress),
        (r#"{"year": 2030, "value": 45}"#, "", Status::Achieved),
        (r#"{"year": 2025, "value": 10.5, "official": true}"#, "", Status::SomeProgress),
    ];
    for (target, why, status) in cases {
        let keys = format!(r#", "better": "lower", "limits": {{"low": 0}}, "target": {target}"#);
        let (found, said) = measure(r#""country": "HND","#, &keys, FALLING);
        let expected: Vec<String> = (!why.is_empty())
            .then(|| format!("W-TARGET-DEGENERATE /goals/0/indicators/0/target [] {why}"))
            .into_iter()
            .collect();
        assert_eq!(said, expected, "{target}");
        let found = found.unwrap();
        assert_eq!(found.verdict.status, status, "{target}");
        assert_eq!(found.target.unwrap().official, target.contains("official"), "{target}");
    }
    let (found, said) =
        measure(r#""country": "HND","#, r#", "target": {"year": 20300, "value": 1}"#, FALLING);
    assert_eq!(
        (found, said),
        (None, vec!["E-SPEC-VALUE /goals/0/indicators/0/target/year [20300] year".to_owned()])
    );
}

#[test]
fn the_top_of_a_goal_spec_speaks_of_its_only_measure() {
    let top = r#""country": "HND", "baseline_year": 2015, "target": 10, "target_year": 2030, "better": "lower",
                 "unit": "u", "decimals": 2,"#;
    let official = r#", "target": {"year": 2025, "value": 1, "official": true}, "unit": "x", "decimals": 0"#;
    for keys in ["", official] {
        let (found, said) = measure(top, keys, FALLING);
        assert_eq!(said, Vec::<String>::new());
        let found = found.unwrap();
        assert_eq!((found.better, found.unit.as_str(), found.decimals), (Some(Better::Lower), "u", 2));
        assert_eq!(found.baseline.unwrap().0, 2015);
        let target = found.target.unwrap();
        assert_eq!((target.year, target.value.get(), target.official), (2030, 10.0, false));
    }
    for (top, expected) in [
        (r#""country": "HND", "target": 10,"#, "E-SPEC-VALUE /target_year [] required"),
        (r#""country": "HND", "target_year": 2030,"#, "E-SPEC-VALUE /target [] required"),
        (r#""country": "HND", "target": 10, "target_year": 0,"#, "E-SPEC-VALUE /target_year [0] year"),
        (r#""country": "HND", "decimals": 9,"#, "E-SPEC-VALUE /decimals [9] 0..6"),
    ] {
        assert_eq!(measure(top, "", FALLING).1, [expected], "{top}");
    }
    let two = r#""target": 5, "better": "lower", "goals": [{"title": "a", "indicators": [{"name": "b"}, {"name": "c"}]}]"#;
    let said = goals(two, &[]).1;
    assert_eq!(said[..2], ["E-SPEC-VALUE /better [] one-measure", "E-SPEC-VALUE /target [] one-measure"]);
}

#[test]
fn a_measure_without_figures_says_so_and_draws_nothing() {
    let two = "country,year,value\nHND,2010,80\nSLV,2010,60\n";
    let cases: [(&str, &str, &str, Option<&str>, &[&str]); 7] = [
        ("", "", FALLING, Some("HND"), &[]),
        ("", "", two, None, &["W-MEASURE-EMPTY /goals/0/indicators/0 [m] country"]),
        (
            "",
            "",
            "country,year,value\nHND,2010,\n",
            Some("HND"),
            &["W-MEASURE-EMPTY /goals/0/indicators/0 [m]"],
        ),
        (r#""country": "GTM","#, "", two, Some("GTM"), &["W-COUNTRY-ABSENT /country [GTM]"]),
        (r#""country": "GTM","#, r#", "country": "SLV""#, two, Some("SLV"), &[]),
        (
            "",
            r#", "country": "PAN""#,
            two,
            Some("PAN"),
            &["W-COUNTRY-ABSENT /goals/0/indicators/0/country [PAN]"],
        ),
        (r#""country": "Mordor","#, "", two, None, &["W-COUNTRY-UNKNOWN /country [Mordor]"]),
    ];
    for (top, keys, data, area, expected) in cases {
        let (found, said) = measure(top, keys, data);
        assert_eq!(said, expected, "{top} {keys}");
        let found = found.unwrap();
        assert_eq!(found.area.map(|a| a.iso3), area, "{top} {keys}");
        assert_eq!(found.verdict.status == Status::NoData, !said.is_empty(), "{top} {keys}");
    }
}

#[test]
fn goals_are_chosen_by_number_and_may_have_no_measure() {
    let spec = r#""goals": [{"number": 1, "title": "a"}, {"number": 5, "title": "b", "note": "none found", "indicators": [
        {"name": "m", "readings": [{"year": 2011, "value": 184, "low": 100, "high": 200}, {"year": 2009, "value": 319}],
         "milestones": [{"year": 2012, "value": 150}, {"year": 2010, "value": 300}]},
        {"name": "empty"}, {"name": "away", "data": "x", "country": "HND"}]}]"#;
    let (found, said) = goals(spec, &[("x", FALLING), ("", "country,year,value\nBLZ,2010,1\n")]);
    assert_eq!(said, Vec::<String>::new());
    let found = found.unwrap();
    assert!(found.goals[0].measures.is_empty());
    let [inline, own, away] = &found.goals[1].measures[..] else { panic!() };
    assert_eq!(inline.baseline.map(|b| b.0), Some(2009));
    assert_eq!(inline.milestones.iter().map(|m| m.year).collect::<Vec<_>>(), [2010, 2012]);
    assert_eq!(own.area.map(|a| a.iso3), Some("BLZ"), "data given with the chart");
    assert_eq!(away.latest(), Some((2020, 40.0)));

    let (found, _) = goals(&format!(r#""goal": 1, {spec}"#), &[("x", FALLING)]);
    assert_eq!(found.unwrap().goals.len(), 1);
    assert_eq!(goals(&format!(r#""goal": 9, {spec}"#), &[]).1, ["E-SPEC-VALUE /goal [9] goal"]);
    assert_eq!(goals(r#""goals": []"#, &[]).1, ["E-SPEC-VALUE /goals [[]] goals"]);
    let said = goals(spec, &[]).1;
    assert_eq!(
        said,
        [
            "W-MEASURE-EMPTY /goals/0/indicators/1 [empty] data".replace("goals/0", "goals/1"),
            "E-DATA-MISSING /goals/1/indicators/2/data [x]".to_owned()
        ]
    );
}

#[test]
fn figures_before_a_break_are_no_baseline_unless_they_are_asked_for() {
    let data = "year,value,flag\n2010,80,\n2015,60,\n2016,20,b\n2018,21,\n2020,22,\n";
    let keys = r#", "better": "lower""#;
    let found = measure("", keys, data).0.unwrap();
    assert_eq!(found.baseline.map(|(year, _)| year), Some(2016));
    assert_eq!(found.verdict.status, Status::Worsening, "the fall at the break is no fall");
    let asked = measure("", &format!(r#"{keys}, "baseline": {{"year": 2010}}"#), data).0.unwrap();
    assert_eq!(asked.baseline.map(|(year, _)| year), Some(2010));
}

#[test]
fn a_baseline_before_a_break_is_said_to_be_one() {
    let spec = r#"{"version": 1, "chart": "goal-progress", "goals": [{"title": "t", "indicators": [{"name": "m",
        "data": "d", "better": "lower", "baseline": {"year": 2010}}]}]}"#;
    let data = "year,value,flag\n2010,80,\n2016,20,b\n2018,21,\n";
    let chart = run(spec, &[("d", data)], Lang::En).0.unwrap();
    let locale = NativeLocale { lang: Lang::En };
    let expected =
        "The series breaks in 2016, between the baseline and the latest figure: the two are not comparable";
    assert_eq!(access::workings(&chart, &locale)[0].lines[0], expected);
    let said = access::describe(&chart, Key { row: 0, column: 0 }, &locale).lines;
    assert!(said.iter().any(|line| line == expected), "{said:?}");
}

#[test]
fn a_single_figure_after_a_break_is_no_trend() {
    let data = "year,value,flag\n2012,10,\n2013,10,\n2014,10,\n2015,20,b\n";
    let (found, _) = measure(r#""method": "compare","#, r#", "better": "higher""#, data);
    let found = found.unwrap();
    assert_eq!(found.baseline, None);
    for verdict in found.verdicts() {
        let why = match verdict.method {
            Method::Sdsn => Why::NeedsTarget,
            _ => Why::FewReadings,
        };
        assert_eq!(verdict.status, Status::Undetermined(why), "{:?}", verdict.method);
    }
}
