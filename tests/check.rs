//! Specs and data put together: what a chart holds, and what is said of the rest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity
)]

use carsi_charts::countries::AreaKind;
use carsi_charts::error::{Place, Problems};
use carsi_charts::format::Lang;
use carsi_charts::model::check::{SE_90, check};
use carsi_charts::model::{Better, Chart, Goals, Indicator, Kind, Measure, Reading, Role, Value};
use carsi_charts::progress::{Status, Why};
use carsi_charts::read::{Table, read};
use carsi_charts::spec::parse;
use proptest::prelude::*;

fn run(spec: &str, files: &[(&str, &str)], lang: Lang) -> (Option<Chart>, Vec<String>) {
    let mut problems = Problems::default();
    let sources: Vec<(String, Table)> =
        files.iter().map(|(name, text)| ((*name).to_owned(), read(text.as_bytes(), &mut problems))).collect();
    let chart = parse(spec, &mut problems).and_then(|spec| check(&spec, &sources, lang, &mut problems));
    assert_eq!(chart.is_none(), problems.failed(), "a chart or an error: {problems:?}");
    if let Some(chart) = &chart {
        assert_sound(chart);
    }
    let said = problems
        .iter()
        .map(|p| {
            let place = match &p.place {
                Place::Cell { line, .. } => line.to_string(),
                Place::Pointer(pointer) => pointer.clone(),
                Place::Whole => "-".to_owned(),
            };
            format!("{} {place} [{}] {}", p.code.name(), p.text, p.arg).trim_end().to_owned()
        })
        .collect();
    (chart, said)
}

fn indicator(keys: &str, data: &str) -> (Option<Indicator>, Vec<String>) {
    let spec = format!(r#"{{"version": 1, "chart": "country-indicator"{keys}}}"#);
    let (chart, said) = run(&spec, &[("d", data)], Lang::En);
    let indicator = chart.map(|c| match c.kind {
        Kind::Indicator(indicator) => indicator,
        Kind::Goals(_) => panic!(),
    });
    (indicator, said)
}

fn goals(spec: &str, files: &[(&str, &str)]) -> (Option<Goals>, Vec<String>) {
    let spec = format!(r#"{{"version": 1, "chart": "goal-progress", {spec}}}"#);
    let (chart, said) = run(&spec, files, Lang::En);
    let goals = chart.map(|c| match c.kind {
        Kind::Goals(goals) => goals,
        Kind::Indicator(_) => panic!(),
    });
    (goals, said)
}

/// One goal with one measure.
fn measure(top: &str, keys: &str, data: &str) -> (Option<Measure>, Vec<String>) {
    let spec =
        format!(r#"{top} "goals": [{{"title": "t", "indicators": [{{"name": "m", "data": "d" {keys}}}]}}]"#);
    let (goals, said) = goals(&spec, &[("d", data)]);
    (goals.map(|mut g| g.goals.remove(0).measures.remove(0)), said)
}

/// `HND H 2015=1 2016=?`, one text for a series.
fn drawn(indicator: &Indicator) -> Vec<String> {
    let one =
        |r: &Reading| format!("{}={}", r.year, r.value.number().map_or("?".to_owned(), |n| n.to_string()));
    indicator
        .series
        .iter()
        .map(|s| {
            let role = match s.role {
                Role::Highlighted => "H",
                Role::Muted => "M",
                Role::Comparator => "C",
            };
            format!("{} {role} {}", s.area.iso3, s.readings.iter().map(one).collect::<Vec<_>>().join(" "))
        })
        .collect()
}

fn assert_sound(chart: &Chart) {
    let sorted = |readings: &[Reading]| {
        assert!(readings.windows(2).all(|w| w[0].year < w[1].year), "sorted, one a year");
        for r in readings {
            assert!((1000..3000).contains(&r.year));
            if let Some(i) = r.interval {
                let value = r.value.number().expect("an interval has a value");
                assert!(i.low.get() <= value && value <= i.high.get());
            }
        }
    };
    let href = &chart.texts.source_href;
    assert!(href.is_empty() || carsi_charts::model::check::safe_url(href));
    match &chart.kind {
        Kind::Indicator(indicator) => {
            let (from, to) = indicator.years;
            assert!(from <= to && !indicator.series.is_empty() && indicator.decimals <= 6);
            for s in &indicator.series {
                sorted(&s.readings);
                assert!(s.latest().is_some(), "at least one number");
                assert!(s.readings.iter().all(|r| from <= r.year && r.year <= to));
                assert_eq!(s.role == Role::Comparator, s.area.kind != AreaKind::Country);
            }
            assert!(
                indicator
                    .series
                    .windows(2)
                    .all(|w| w[0].role != Role::Comparator || w[1].role == Role::Comparator)
            );
            let mut codes: Vec<_> = indicator.series.iter().map(|s| s.area.iso3).collect();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), indicator.series.len(), "an area once");
        }
        Kind::Goals(goals) => {
            assert!(!goals.goals.is_empty());
            for m in goals.goals.iter().flat_map(|g| &g.measures) {
                sorted(&m.readings);
                assert!(m.decimals <= 6);
                assert!(m.milestones.windows(2).all(|w| w[0].year < w[1].year));
                if let (Some(low), Some(high)) = m.limits {
                    assert!(low < high);
                }
            }
        }
    }
}

const DATA: &str =
    "country,year,value\nWLD,2015,9\nHND,2016,2\nHND,2015,1\nBLZ,2015,3\nBLZ,2018,\nSLV,2015,\n";

#[test]
fn series_are_those_asked_for_in_their_order_and_role() {
    let cases: [(&str, &[&str], &[&str]); 13] = [
        ("", &["HND H 2015=1 2016=2", "BLZ H 2015=3", "WLD C 2015=9"], &["W-COUNTRY-ABSENT - [SLV]"]),
        (
            r#", "countries": ["BLZ", "World", "Honduras"]"#,
            &["BLZ H 2015=3", "HND H 2015=1 2016=2", "WLD C 2015=9"],
            &[],
        ),
        (r#", "countries": ["HND", "HN", "hnd"]"#, &["HND H 2015=1 2016=2"], &[]),
        (
            r#", "countries": ["HND", "Guatemala", "Mordor"]"#,
            &["HND H 2015=1 2016=2"],
            &["W-COUNTRY-UNKNOWN /countries/2 [Mordor]", "W-COUNTRY-ABSENT /countries/1 [Guatemala]"],
        ),
        (
            r#", "countries": ["SLV"]"#,
            &[],
            &["W-COUNTRY-ABSENT /countries/0 [SLV]", "E-DATA-EMPTY - [] numbers"],
        ),
        (r#", "countries": []"#, &[], &["E-DATA-EMPTY - [] numbers"]),
        (
            r#", "countries": ["HND", "BLZ", "WLD"], "highlight": ["BLZ", "WLD"]"#,
            &["HND M 2015=1 2016=2", "BLZ H 2015=3", "WLD C 2015=9"],
            &[],
        ),
        (
            r#", "countries": ["HND", "BLZ"], "highlight": ["GTM", "Mordor"]"#,
            &["HND H 2015=1 2016=2", "BLZ H 2015=3"],
            &["W-COUNTRY-ABSENT /highlight/0 [GTM]", "W-COUNTRY-UNKNOWN /highlight/1 [Mordor]"],
        ),
        (r#", "countries": ["HND"], "from": 2016"#, &["HND H 2016=2"], &[]),
        (r#", "countries": ["HND"], "to": 2015"#, &["HND H 2015=1"], &[]),
        (r#", "countries": ["HND"], "from": 2016, "to": 2015"#, &[], &["E-SPEC-VALUE /to [2015] from<=to"]),
        (r#", "countries": ["HND"], "from": 99"#, &[], &["E-SPEC-VALUE /from [99] year"]),
        (r#", "countries": ["HND"], "data": "x""#, &[], &["E-DATA-MISSING /data [x]"]),
    ];
    for (keys, series, expected) in cases {
        let (found, said) = indicator(keys, DATA);
        assert_eq!(said, expected, "{keys}");
        assert_eq!(found.map(|i| drawn(&i)).unwrap_or_default(), series, "{keys}");
    }
}

#[test]
fn the_years_shown_are_those_asked_for_or_those_with_numbers() {
    let years = |keys: &str| indicator(keys, DATA).0.unwrap().years;
    assert_eq!(years(""), (2015, 2016), "a blank year at the end is not shown");
    assert_eq!(years(r#", "from": 2010"#), (2010, 2016));
    assert_eq!(years(r#", "to": 2030"#), (2015, 2030));
    let (found, _) = indicator(r#", "countries": ["BLZ"], "to": 2020"#, DATA);
    assert_eq!(drawn(&found.unwrap()), ["BLZ H 2015=3 2018=?"], "a blank inside is kept as missing");
}

#[test]
fn rows_of_one_year_agree_or_are_not_drawn() {
    let cases: [(&str, &[&str], &[&str]); 5] = [
        ("HND,2015,3\nHND,2015,3\n", &["HND H 2015=3"], &[]),
        ("HND,2015,3\nHonduras,2015,3.0\n", &["HND H 2015=3"], &[]),
        ("HND,2015,3\nHND,2015,4\nHND,2016,5\n", &["HND H 2016=5"], &["W-ROW-DUP 3 [HND 2015] 2"]),
        (
            "HND,2015,3\nHND,2015,3\nHND,2015,4\nHND,2016,5\n",
            &["HND H 2016=5"],
            &["W-ROW-DUP 4 [HND 2015] 2"],
        ),
        ("HND,2015,0\nHND,2015,\nHND,2016,5\n", &["HND H 2016=5"], &["W-ROW-DUP 3 [HND 2015] 2"]),
    ];
    for (rows, series, expected) in cases {
        let (found, said) = indicator("", &format!("country,year,value\n{rows}"));
        assert_eq!(said, expected, "{rows}");
        assert_eq!(drawn(&found.unwrap()), series, "{rows}");
    }
}

#[test]
fn unknown_places_are_named_once_and_only_where_that_helps() {
    let data =
        "country,year,value\nMexico City,2015,1\nHND,2015,1\nMexico City,2016,1\nHonduras City,2015,1\n";
    let unknown = ["W-COUNTRY-UNKNOWN 2 [Mexico City]", "W-COUNTRY-UNKNOWN 5 [Honduras City]"];
    assert_eq!(indicator("", data).1, unknown);
    assert_eq!(indicator(r#", "countries": ["HND"]"#, data).1, Vec::<String>::new());
    let said = indicator(r#", "countries": ["HND", "SLV"]"#, data).1;
    assert_eq!(said, ["W-COUNTRY-ABSENT /countries/1 [SLV]", unknown[0], unknown[1]]);
}

#[test]
fn intervals_hold_their_value_or_are_dropped() {
    let data = "country,year,value,low,high,std_error\n\
                HND,2010,2,1,3,\nHND,2011,2,2,2,9\nHND,2012,2,,,0.5\nHND,2013,2,3,1,\nHND,2014,2,1,,\n\
                HND,2015,2,2.1,3,\nHND,2016,2,,,-1\nHND,2017,,1,3,\nHND,2018,1,,,\n";
    let (found, said) = indicator("", data);
    let bounds: Vec<_> = found.unwrap().series[0]
        .readings
        .iter()
        .map(|r| r.interval.map(|i| (i.low.get(), i.high.get())))
        .collect();
    let by_error = (2.0 - SE_90 * 0.5, 2.0 + SE_90 * 0.5);
    assert_eq!(
        bounds,
        [Some((1.0, 3.0)), Some((2.0, 2.0)), Some(by_error), None, None, None, None, None, None]
    );
    let lines: Vec<_> = said.iter().map(|s| s.split(' ').nth(1).unwrap()).collect();
    assert_eq!(lines, ["5", "6", "7", "8"], "{said:?}");
    assert_eq!(said[0], "W-INTERVAL 5 [HND 2013]");
}

#[test]
fn readings_in_the_spec_are_read_and_join_those_of_a_file() {
    let inline = r#", "readings": [{"country": "HN", "year": 2014, "value": 7}, {"country": "HND", "year": 2013},
                   {"country": "HND", "year": 2015, "value": 5}, {"country": "Mordor", "year": 2015, "value": 5}]"#;
    let (found, said) = indicator(inline, DATA);
    assert_eq!(drawn(&found.unwrap()), ["HND H 2014=7 2015=5"]);
    assert_eq!(said, ["W-COUNTRY-UNKNOWN /readings/3 [Mordor]"]);
    let (found, said) = indicator(&format!(r#", "data": "d", "countries": ["HND"] {inline}"#), DATA);
    assert_eq!(drawn(&found.unwrap()), ["HND H 2014=7 2016=2"]);
    assert_eq!(said, ["W-ROW-DUP /readings/2 [HND 2015] 4"]);
    let (_, said) = indicator(r#", "readings": [{"country": "HN", "year": 14, "value": 7}]"#, DATA);
    assert_eq!(said, ["E-SPEC-VALUE /readings/0/year [14] year", "E-DATA-EMPTY - [] numbers"]);
}

#[test]
fn links_and_decimals_are_checked() {
    let (found, said) = indicator(r#", "source_href": "javascript:alert(1)", "decimals": 3"#, DATA);
    assert_eq!(said[0], "W-URL-REFUSED /source_href [javascript:alert(1)]");
    assert_eq!(found.unwrap().decimals, 3);
    let (found, said) = indicator(r#", "decimals": 7, "countries": ["HND"]"#, DATA);
    assert_eq!((found, said), (None, vec!["E-SPEC-VALUE /decimals [7] 0..6".to_owned()]));
}

#[test]
fn a_broken_file_stops_the_chart_with_its_own_error_first() {
    let (found, said) = indicator("", "<html>");
    assert_eq!(found, None);
    assert_eq!(said[0], "E-DATA-HTML - [<html>]");
}

#[test]
fn figures_of_the_world_bank_and_unodc_make_sound_charts() {
    let homicide = std::fs::read_to_string("tests/data/homicide_rate.csv").unwrap();
    let (found, said) = indicator(
        r#", "from": 1990, "to": 2023, "countries": ["BLZ","CRI","SLV","GTM","HND","NIC","PAN","LAC","WLD"]"#,
        &homicide,
    );
    let found = found.unwrap();
    assert_eq!(said, Vec::<String>::new());
    assert_eq!((found.years, found.series.len(), found.decimals), ((1990, 2023), 9, 0));
    let honduras = found.series.iter().find(|s| s.area.iso3 == "HND").unwrap();
    assert!(honduras.at(1997).is_none() && honduras.at(2011).unwrap().value.number() > Some(80.0));

    let wgi = std::fs::read_to_string("tests/data/wgi_rule_of_law.csv").unwrap();
    let (found, said) = indicator("", &wgi);
    assert_eq!(said, Vec::<String>::new());
    let belize = found.unwrap().series[0].at(1996).unwrap().clone();
    // 0.0847 ± 1.645 x 0.3488
    let interval = belize.interval.unwrap();
    assert!((interval.low.get() + 0.48915).abs() < 1e-4 && (interval.high.get() - 0.65851).abs() < 1e-4);

    let trust = std::fs::read_to_string("tests/data/trust_in_police_lapop_derived.csv").unwrap();
    let (found, said) = indicator("", &trust);
    assert_eq!(said, Vec::<String>::new());
    assert!(found.unwrap().series.iter().all(|s| s.readings.iter().all(|r| r.interval.is_some())));
}

const FALLING: &str = "country,year,value\nHND,2010,80\nHND,2015,60\nHND,2020,40\n";

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
fn words_are_in_the_language_of_the_page() {
    let spec = r#"{"version": 1, "chart": "country-indicator", "heading": {"en": "Rate", "es": "Tasa"}, "unit": {"en": "%"}}"#;
    for (lang, heading) in [(Lang::En, "Rate"), (Lang::Es, "Tasa")] {
        let chart = run(spec, &[("d", FALLING)], lang).0.unwrap();
        assert_eq!(chart.texts.heading, heading);
        let Kind::Indicator(indicator) = chart.kind else { panic!() };
        assert_eq!(indicator.unit, "%");
    }
}

fn place() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["HND", "SLV", "Panamá", "WLD", "LCN", "Mordor", ""])
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("1e308".to_owned()),
        Just("-1e308".to_owned()),
        (-5_i32..5).prop_map(|n| n.to_string()),
        any::<f64>().prop_filter("JSON has no others", |n| n.is_finite()).prop_map(|n| format!("{n:e}")),
    ]
}

proptest! {
    #[test]
    fn an_indicator_is_sound_or_an_error(
        rows in prop::collection::vec((place(), 2010_i32..2016, number(), number(), number(), number()), 0..30),
        countries in prop::option::of(prop::collection::vec(place(), 0..4)),
        highlight in prop::collection::vec(place(), 0..3),
        from in prop::option::of(2008_i32..2018),
        to in prop::option::of(2008_i32..2018),
    ) {
        let mut data = String::from("country,year,value,low,high,std_error\n");
        for (place, year, value, low, high, se) in rows {
            data.push_str(&format!("{place},{year},{value},{low},{high},{se}\n"));
        }
        let mut keys = format!(r#", "highlight": {highlight:?}"#);
        if let Some(countries) = countries {
            keys.push_str(&format!(r#", "countries": {countries:?}"#));
        }
        for (key, year) in [("from", from), ("to", to)] {
            if let Some(year) = year {
                keys.push_str(&format!(r#", "{key}": {year}"#));
            }
        }
        indicator(&keys, &data); // Soundness is asserted inside.
    }

    #[test]
    fn goals_are_sound_or_an_error(
        rows in prop::collection::vec((place(), 2010_i32..2016, number()), 0..12),
        country in place(),
        years in (2008_i32..2018, 2008_i32..2018),
        values in prop::collection::vec(any::<f64>().prop_filter("finite", |n| n.is_finite()), 4),
        better in prop::sample::select(vec!["lower", "higher"]),
    ) {
        let mut data = String::from("country,year,value\n");
        for (place, year, value) in rows {
            data.push_str(&format!("{place},{year},{value}\n"));
        }
        let [base, target, low, high] = values[..] else { panic!() };
        let keys = format!(
            r#", "better": "{better}", "baseline": {{"year": {}, "value": {base:e}}}, "target": {{"year": {}, "value": {target:e}}},
               "limits": {{"low": {low:e}, "high": {high:e}}}"#,
            years.0, years.1,
        );
        measure(&format!(r#""country": "{country}","#), &keys, &data);
    }

    #[test]
    fn a_chart_has_a_number_for_each_number_of_its_rows(values in prop::collection::vec(-1e6_f64..1e6, 1..20)) {
        let mut data = String::from("country,year,value\n");
        for (i, value) in values.iter().enumerate() {
            data.push_str(&format!("HND,{},{value}\n", 2000 + i));
        }
        let found = indicator("", &data).0.unwrap();
        let drawn: Vec<f64> = found.series[0].readings.iter().map(|r| match r.value {
            Value::Number(n) => n.get(),
            Value::Missing(_) => panic!(),
        }).collect();
        prop_assert_eq!(drawn, values);
    }
}
