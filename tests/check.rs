//! Specs and data put together: what a chart holds, and what is said of the rest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity
)]

mod common;

use carsi_charts::format::Lang;
use carsi_charts::model::check::SE_90;
use carsi_charts::model::{Kind, Value};
use common::checking::{FALLING, drawn, indicator, measure, run};
use proptest::prelude::*;

const DATA: &str =
    "country,year,value\nWLD,2015,9\nHND,2016,2\nHND,2015,1\nBLZ,2015,3\nBLZ,2018,\nSLV,2015,\n";

#[test]
fn series_are_those_asked_for_in_their_order_and_role() {
    let cases: [(&str, &[&str], &[&str]); 14] = [
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
            &["HND M 2015=1 2016=2", "BLZ H 2015=3", "WLD H 2015=9"],
            &[],
        ),
        (
            r#", "countries": ["HND", "BLZ", "WLD"], "highlight": ["World"]"#,
            &["HND M 2015=1 2016=2", "BLZ M 2015=3", "WLD H 2015=9"],
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
        ("HND,2015,3\nHND,2015,4\nHND,2016,5\n", &["HND H 2016=5"], &["W-ROW-DUP 3 [HND 2015: 3 ≠ 4] 2"]),
        (
            "HND,2015,3\nHND,2015,3\nHND,2015,4\nHND,2016,5\n",
            &["HND H 2016=5"],
            &["W-ROW-DUP 4 [HND 2015: 3 ≠ 4] 2"],
        ),
        ("HND,2015,0\nHND,2015,\nHND,2016,5\n", &["HND H 2016=5"], &["W-ROW-DUP 3 [HND 2015: 0 ≠ —] 2"]),
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
    assert_eq!(said, ["W-ROW-DUP /readings/2 [HND 2015: 1 ≠ 5] 4"]);
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
