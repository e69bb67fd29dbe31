//! JSON as agencies send it, and as it breaks: what is read, and what is said
//! about the rest.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use carsi_charts::error::Place;
use carsi_charts::model::{Flag, Missing, Value};
use carsi_charts::read::Format;
use json_files::{row, rows, sample, sdmx, stat, table, table_as};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

#[path = "common/json_files.rs"]
mod json_files;

#[test]
fn a_page_of_the_world_bank() {
    let (table, said) = sample("worldbank-api-v2-gdp-page1.json");
    assert_eq!(said, ["W-WB-PAGES /0/pages [] 1/3"]);
    assert_eq!(table.rows.len(), 50);
    let (first, last) = (&table.rows[0], &table.rows[49]);
    assert_eq!((first.year, first.value), (2020, Value::Missing(Missing::Unknown)));
    assert_eq!(table.rows.iter().filter(|r| r.value.number().is_none()).count(), 1);
    assert_eq!((last.year, last.value.number()), (1971, Some(240_151_807_460.241)));
    assert_eq!(last.at, Place::Pointer("/1/49".to_owned()));
    assert_eq!(table.series.len(), 1);
    assert_eq!(table.series[0].label(), "GDP (current US$) (NY.GDP.MKTP.CD)");
}

#[test]
fn an_error_of_the_world_bank_is_said() {
    let (table, said) = sample("worldbank-api-v2-error.json");
    assert!(table.rows.is_empty());
    assert_eq!(
        said,
        ["E-WB-MESSAGE /0/message [120 Invalid value The provided parameter value is not valid]"]
    );
}

#[test]
fn replies_of_the_world_bank_in_small() {
    let header = json!({"page": 1, "pages": 1, "per_page": 50, "total": 4});
    let of = |indicator: &str, iso3: &str, name: &str, date: &str, value: Json| {
        json!({"indicator": {"id": indicator, "value": ""}, "country": {"id": if iso3 == "LAC" { "XJ" } else { "HN" }, "value": name},
               "countryiso3code": iso3, "date": date, "value": value, "unit": "", "obs_status": "E", "decimal": 0})
    };
    let reply = json!([
        header,
        [
            of("A", "HND", "Honduras", "2015", json!(1)),
            of("A", "", "Honduras", "2016", json!("2.5")),
            of("B", "HND", "Honduras", "2015", json!(0)),
            of("B", "LAC", "Latin America & Caribbean (excluding high income)", "2015", json!(3)),
            of("B", "HND", "Honduras", "201", json!(3)),
            of("B", "HND", "Honduras", "2017", json!("1;2")),
        ]
    ]);
    let (table, said) = table(reply.to_string());
    assert_eq!(rows(&table)[..3], ["HND 2015 1 Estimated", "HND 2016 2.5 Estimated", "HND 2015 0 Estimated"]);
    assert_eq!(table.rows.iter().map(|r| r.series).collect::<Vec<_>>(), [0, 0, 1, 1]);
    assert!(table.rows[3].area.is_none(), "LAC of the World Bank is not the UN's");
    assert_eq!(said, ["W-YEAR-UNREADABLE /1/4 [201]", "W-NUM-UNREADABLE /1/5 [1;2]"]);
    for empty in [r#"[{"page":0,"pages":0,"total":0},null]"#, r#"[{"page":1,"pages":1},[]]"#] {
        assert_eq!(self::table(empty).1, ["E-DATA-EMPTY - [] rows"], "{empty}");
    }
}

/// The value of one observation in each format, with a status that its format has for it.
fn in_each_format(value: &Json, status: &str) -> [String; 3] {
    let bank = json!([{"page": 1, "pages": 1}, [{"indicator": {"id": "A", "value": "B"},
        "country": {"id": "HN", "value": "Honduras"}, "countryiso3code": "HND", "date": "2015",
        "value": value, "obs_status": status}]]);
    let mut message = sdmx();
    message["dataSets"] = json!([{"series": {"0:0": {"observations": {"0": [value, 0]}}}}]);
    message["structure"]["attributes"] =
        json!({"observation": [{"id": "OBS_STATUS", "values": [{"id": status}]}]});
    let mut cube = stat();
    cube["value"] = json!({"2": value});
    cube["status"] = json!({"2": status});
    [bank, message, cube].map(|json| {
        let (table, said) = table(json.to_string());
        assert_eq!(said, Vec::<String>::new(), "{json}");
        assert_eq!(table.rows.len(), 1, "{json}");
        row(&table.rows[0])
    })
}

#[test]
fn every_kind_of_missing_and_every_flag_comes_through_in_each_format() {
    // Letters of CL_OBS_STATUS; S is a strike, which the figure is not taken away by.
    for (status, expected) in [
        ("", "5"),
        ("A", "5"),
        ("E", "5 Estimated"),
        ("P", "5 Provisional"),
        ("F", "5 Forecast"),
        ("B", "5 Break"),
        ("M", "NotApplicable"),
        ("O", "Unknown"),
        ("H", "Unknown"),
        ("L", "NotCollected"),
        ("Q", "Suppressed"),
        ("S", "5"),
    ] {
        let expected = format!("HND 2015 {expected}");
        assert_eq!(in_each_format(&json!(5), status), [&*expected; 3], "{status}");
    }
    for (value, expected) in [
        (json!(null), "Unknown"),
        (json!(""), "Unknown"),
        (json!(".."), "Unknown"),
        (json!("..."), "Unknown"),
        (json!(":"), "Unknown"),
        (json!("NA"), "Unknown"),
        (json!("n/a"), "Unknown"),
        (json!("-"), "Unknown"),
        (json!("x"), "Unknown"),
        (json!("null"), "Unknown"),
        (json!("[c]"), "Suppressed"),
        (json!("[z]"), "NotApplicable"),
        (json!("not collected"), "NotCollected"),
        (json!("pendiente"), "NotYet"),
        (json!(0), "0"),
        (json!("0"), "0"),
        (json!(-0.5), "-0.5"),
        (json!("4.37E-06"), "0.00000437"),
        (json!("12.3 p"), "12.3 Provisional"),
        (json!("0 b"), "0 Break"),
        (json!(": c"), "Suppressed"),
    ] {
        let expected = format!("HND 2015 {expected}");
        assert_eq!(in_each_format(&value, ""), [&*expected; 3], "{value}");
    }
    // A status that says why there is no number, where there is none.
    for (status, expected) in
        [("L", "NotCollected"), ("Q", "Suppressed"), ("M", "NotApplicable"), ("E", "Unknown Estimated")]
    {
        let expected = format!("HND 2015 {expected}");
        assert_eq!(in_each_format(&json!(null), status), [&*expected; 3], "{status}");
    }
}

#[test]
fn json_stat_2_with_places_and_statuses() {
    let (table, said) = sample("json-stat-2-oecd-unemployment.json");
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(table.rows.len(), 432);
    let number = |at: usize| (table.rows[at].year, table.rows[at].value.number(), table.rows[at].flag);
    assert_eq!(number(0), (2003, Some(5.943826289), None));
    assert_eq!(number(10), (2013, Some(5.50415003), Some(Flag::Estimated)));
    assert_eq!(number(431), (2014, Some(8.004598637), Some(Flag::Estimated)));
    assert_eq!(table.rows.iter().filter(|r| r.flag == Some(Flag::Estimated)).count(), 72);
    assert_eq!(table.rows[12].at, Place::Pointer("/value/12".to_owned()));
    assert_eq!(table.series.len(), 1);
    let series = &table.series[0];
    assert_eq!((series.label().as_str(), series.unit.as_str()), ("unemployment rate (UNR)", "%"));
    assert!(!table.placeless);
}

#[test]
fn json_stat_1_of_quarters_without_places() {
    let (table, said) = sample("json-stat-1-cso-ireland.json");
    assert!(table.placeless);
    // 8 sectors x 2 statistics; in none of the 19 years are four quarters equal.
    assert_eq!((table.series.len(), table.rows.len()), (16, 0));
    assert_eq!(said[0], "W-TIME-RULE /dataset [1997Q1] part");
    assert!(
        said[1].starts_with("W-TIME-PART /dataset/value/2 [1997: 19960 ≠ 21473] /dataset/value/0"),
        "{}",
        said[1]
    );
    assert_eq!(said.len(), 50);
    assert_eq!(table.series[0].unit, "Euro Million");
}

#[test]
fn json_stat_with_values_by_position() {
    let expected = ["BLZ 2015 1 Provisional", "HND 2015 2.5", "HND 2016 Unknown", "BLZ 2016 Suppressed"];
    let (table, said) = table(stat().to_string());
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(rows(&table), expected);
    assert_eq!(table.rows[3].at, Place::Pointer("/status/1".to_owned()));
    // Version 1: what describes the dimensions stands among them, and the set has a name.
    let mut old = stat();
    for key in ["id", "size", "role"] {
        old["dimension"][key] = old[key].clone();
        old.as_object_mut().unwrap().remove(key);
    }
    old["value"] = json!([1, 2, 3, 4]);
    old["status"] = json!("e");
    let rows_of = |json: Json| rows(&self::table(json.to_string()).0);
    let expected =
        ["BLZ 2015 1", "BLZ 2016 2", "HND 2015 3", "HND 2016 4"].map(|row| [row, " Estimated"].concat());
    assert_eq!(rows_of(json!({"first": old})), expected);
    old["status"] = json!(["", "b", null, "f"]);
    assert_eq!(
        rows_of(json!({"dataset": old})),
        ["BLZ 2015 1", "BLZ 2016 2 Break", "HND 2015 3", "HND 2016 4 Forecast"]
    );
    let linked = json!({"class": "collection", "link": {"item": [stat()]}});
    assert_eq!(rows_of(linked).len(), 4);
}

#[test]
fn what_does_not_fit_its_format_is_said_with_the_key() {
    let with = |key: &str, value: Json| {
        let mut json = stat();
        json[key] = value;
        json.to_string()
    };
    let linked = r#"{"class": "collection", "link": {"item": [{"href": "x"}]}}"#.to_owned();
    for (text, format, expected) in [
        ("{}".to_owned(), None, "E-DATA-FORMAT - [] world-bank, sdmx-json, json-stat"),
        ("[]".to_owned(), Some(Format::WorldBank), "E-DATA-FORMAT  [world-bank] page"),
        ("[1, 2]".to_owned(), Some(Format::WorldBank), "E-DATA-FORMAT /0 [world-bank] pages"),
        ("{}".to_owned(), Some(Format::SdmxJson), "E-DATA-FORMAT  [sdmx-json] dataSets"),
        ("{\"dataSets\": [{}]}".to_owned(), None, "E-DATA-FORMAT /dataSets/0 [sdmx-json] structure"),
        ("{}".to_owned(), Some(Format::JsonStat), "E-DATA-FORMAT  [json-stat] dimension"),
        (linked, None, "E-DATA-FORMAT  [json-stat collection] dataset"),
        (with("size", json!([1e9, 1e9, 1e9])), None, "E-DATA-FORMAT  [json-stat] size"),
        (with("size", json!([2, -1, 2])), None, "E-DATA-FORMAT  [json-stat] size"),
        (with("id", json!(["geo", "geo", "__proto__"])), None, "E-DATA-FORMAT  [json-stat] size"),
        (with("value", json!([1, 2, 3])), None, "E-DATA-FORMAT  [json-stat] value"),
        (with("value", json!({"-1": 1, "4": 2})), None, "W-ROW-LENGTH /value/-1 [-1]"),
        ("[1e400]".to_owned(), None, "E-DATA-JSON /0 [1e400] 1:6"),
        ("{\"a\": tru}".to_owned(), None, "E-DATA-JSON /a [{\"a\": tru}] 1:10"),
    ] {
        let (_, said) = table_as(&text, format);
        assert_eq!(said.first().map(String::as_str), Some(expected), "{text}");
    }
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    assert!(table(deep).1[0].starts_with("E-DATA-JSON "));
}

#[test]
fn of_a_key_that_stands_twice_neither_is_read() {
    let twice = stat().to_string().replace("\"value\":{", "\"value\":{\"0\":9,");
    let (table, said) = table(twice);
    assert!(!rows(&table).iter().any(|row| row.starts_with("BLZ 2015")));
    assert_eq!(said, ["W-ROW-DUP /value/0 [Belize 2015: 9 ≠ 1] /value/0"]);
    let twice = stat().to_string().replace("\"label\":\"A set\"", "\"dimension\":{}");
    assert_eq!(self::table(twice).1[0], "E-DATA-FORMAT  [json-stat] dimension");
}

/// Keys that the formats have, so that what is made up goes deep.
const KEYS: [&str; 22] = [
    "dataSets",
    "structure",
    "dimensions",
    "series",
    "observations",
    "observation",
    "values",
    "id",
    "0",
    "0:0",
    "dimension",
    "size",
    "value",
    "category",
    "index",
    "label",
    "role",
    "status",
    "page",
    "pages",
    "message",
    "__proto__",
];

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-3_i64..4).prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        prop::sample::select(vec!["", "2015", "HND", "geo", "time", "TIME_PERIOD", "e", "\u{0}"])
            .prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::vec((prop::sample::select(KEYS.to_vec()), inner), 0..5)
                .prop_map(|all| Json::Object(all.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
        ]
    })
}

/// Puts a value in place of the one that is met at a number.
fn replace(json: &mut Json, left: &mut usize, with: &Json) {
    if *left == 0 {
        *json = with.clone();
    }
    *left = left.wrapping_sub(1);
    match json {
        Json::Array(items) => items.iter_mut().for_each(|item| replace(item, left, with)),
        Json::Object(entries) => entries.values_mut().for_each(|item| replace(item, left, with)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn any_json_is_rows_or_a_problem(json in any_json()) {
        for format in [None, Some(Format::WorldBank), Some(Format::SdmxJson), Some(Format::JsonStat)] {
            let (table, said) = table_as(json.to_string(), format);
            prop_assert!(!table.rows.is_empty() || !said.is_empty() || format.is_none(), "{}", json);
        }
    }

    #[test]
    fn a_file_with_one_value_changed_is_rows_or_a_problem(at in 0_usize..120, with in any_json()) {
        let bank = json!([{"page": 1, "pages": 1}, [{"indicator": {"id": "A", "value": "B"},
            "country": {"id": "HN", "value": "Honduras"}, "countryiso3code": "HND", "date": "2015", "value": 1}]]);
        for (mut json, format) in
            [(sdmx(), Format::SdmxJson), (stat(), Format::JsonStat), (bank, Format::WorldBank)]
        {
            replace(&mut json, &mut at.clone(), &with);
            let (table, said) = table_as(json.to_string(), Some(format));
            prop_assert!(!table.rows.is_empty() || !said.is_empty(), "{}", json);
        }
    }
}
